"""Virtual days: people do not come, and the agenda is repaired; beside it a repair without any search, in the same run.

    python bench/repair.py [--only 3000] [--seed 1]

A planned event; 10, 20 or 30 % of the firms and a tenth of that share of the buyers are absent from some moment on (a
third of them comes four slots late, the others stay away); the waiting list holds half as many wished meetings as the
event, of values 1 to 10. "Every rule": long and virtual meetings, groups, interpreters, working hours, lunch, and
tables that stay. "cpu" are seconds of processor. "lost" are meetings that could not stay, "later" those of them that
were held later, "moved" others that somebody was told of. "value" is that of the meetings added, with its share of the
bound. "waits" before the absences, as "holes" with the lost meetings just taken out, and after the repair.
The peer holds what it can a little later and fills free places by value, without moving anybody.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from encadena.engines.rounds import generator, warm
from encadena.engines.rounds.breaks import total_breaks
from encadena.engines.rounds.check import check
from encadena.engines.rounds.problem import Id, Meeting, Problem, Schedule
from encadena.engines.rounds.repair import Live, Repaired, Waiting, repair
from encadena.engines.rounds.richer import ALL, enriched
from encadena.engines.rounds.solve import solve

EVENTS = (
    "450, 83 %",
    "450, 96 %",
    "450, half empty",
    "3000, 83 %",
    "3000, 96 %",
    "13000, 83 %",
    "13000, 96 %",
    "13000, 2 days, 83 %",
)
RICH = ("450, 83 %", "3000, 83 %")
GOALS = {450: 1.0, 3000: 3.0, 13000: 5.0}
PLANNING = {450: 3.0, 3000: 6.0, 13000: 15.0}
HEADINGS = (
    "event",
    "absent",
    "from",
    "cpu",
    "lost",
    "later",
    "moved",
    "added",
    "value",
    "bound",
    "waits",
    "holes",
    "after",
    "peer: later",
    "value",
    "after",
)
ROW = "{:<23}{:>7}{:>6}{:>7}{:>6}{:>6}{:>6}{:>7}{:>8}{:>7} |{:>6}{:>6}{:>6} |{:>12}{:>8}{:>6}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="events whose name contains this")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    _warm_up()
    print(ROW.format(*HEADINGS))
    for name in EVENTS:
        if chosen.only in name:
            problem = generator.generate(generator.EVENTS[name], chosen.seed)
            for line in _days(name, problem, chosen.seed):
                print(line, flush=True)
    for name in RICH:
        called = f"{name}, every rule"
        if chosen.only in called:
            problem = enriched(generator.generate(generator.EVENTS[name], chosen.seed), ALL, chosen.seed)
            for line in _days(called, problem, chosen.seed):
                print(line, flush=True)


def _warm_up() -> None:
    """Whoever serves has loaded the compiled search before."""
    problem = generator.generate(generator.SMALL)
    agenda = solve(problem, seconds=30).schedule or Schedule({})
    repair(problem, agenda, Live(now=1, absent={problem.participants[0]: (4, 5, 6)}))
    warm.main()


def _days(name: str, problem: Problem, seed: int) -> Iterator[str]:
    meetings, began = int(name.split(",")[0]), time.process_time()
    most = 2 * PLANNING[meetings]  # of processor: two searches
    agenda = solve(
        problem, seconds=20 * most, seed=seed, should_stop=lambda: time.process_time() - began > most
    ).schedule
    assert agenda is not None
    for share, part in ((0.1, 0.0), (0.2, 0.3), (0.3, 0.6)):
        live = _live(problem, agenda, share, int(part * len(problem.slots)), Random(seed))
        began = time.process_time()
        repaired = repair(problem, agenda, live, seconds=60.0, seed=seed)
        cpu = time.process_time() - began
        assert check(repaired.problem, repaired.schedule) == []
        yield _line(
            name,
            share,
            live,
            cpu,
            repaired,
            total_breaks(problem, agenda),
            _holes(repaired, agenda),
            _peer(problem, agenda, live),
        )


def _live(problem: Problem, agenda: Schedule, share: float, now: int, rng: Random) -> Live:
    absent: dict[Id, tuple[int, ...]] = {}
    slots = [slot.id for slot in problem.slots]
    for p in problem.participants:
        if rng.random() < (share if str(p).startswith("F") else share / 10):
            late = rng.random() < 1 / 3
            absent[p] = tuple(slots[now : now + 4] if late else slots[now:])
    past = {m for m, slot in agenda.slot_of.items() if problem.position[slot] < now}
    return Live(slots[now], absent=absent, held=frozenset(past), waiting=tuple(_waiting(problem, rng)))


def _waiting(problem: Problem, rng: Random) -> Iterator[Waiting]:
    asked = {m.pair for m in problem.meetings}
    buyers = [p for p in problem.participants if str(p).startswith("B")]
    firms = [p for p in problem.participants if str(p).startswith("F")]
    while len(asked) < 1.5 * len(problem.meetings):
        pair = (rng.choice(buyers), rng.choice(firms))
        if pair not in asked:
            asked.add(pair)
            yield Waiting(Meeting(f"W{len(asked)}", *pair), float(rng.randint(1, 10)))


def _holes(repaired: Repaired, agenda: Schedule) -> int:
    stayed = {m.id: agenda.slot_of[m.id] for m in repaired.problem.meetings if m.id in agenda.slot_of}
    lost = {c.meeting for c in repaired.changes if c.reason.code == "participant_absent"}
    return total_breaks(repaired.problem, Schedule({m: s for m, s in stayed.items() if m not in lost}))


def _peer(problem: Problem, agenda: Schedule, live: Live) -> tuple[int, float, int]:
    """Lost meetings held later, the value added, and waits, if nobody is moved and no choice is taken back."""
    now = problem.position[live.now]
    stays = {
        m.id: agenda.slot_of[m.id]
        for m in problem.meetings
        if m.id in live.held
        or not any(s in live.absent.get(p, ()) for s in problem.covered(m, agenda.slot_of[m.id]) for p in m.everybody)
    }
    hall = _Hall(problem, live)
    for m, slot in stays.items():
        hall.hold(problem.meeting_by_id[m], slot)
    placed = dict(stays)
    for meeting, after in (
        *((m, now + live.frozen) for m in problem.meetings if m.id not in stays),
        *((w.meeting, now) for w in sorted(live.waiting, key=lambda w: -w.value)),
    ):
        here = (s.id for s in problem.slots[after + 1 :])
        slot = next((s for s in here if hall.is_free(meeting, s)), None)
        if slot is not None:
            placed[meeting.id] = slot
            hall.hold(meeting, slot)
    meetings = (*problem.meetings, *(w.meeting for w in live.waiting))
    people = tuple(dict.fromkeys([*problem.participants, *(p for m in meetings for p in m.pair)]))
    waits = total_breaks(replace(problem, participants=people, meetings=meetings), Schedule(placed))
    later = sum(m.id in placed and m.id not in stays for m in problem.meetings)
    return later, sum(w.value for w in live.waiting if w.meeting.id in placed), waits


class _Hall:
    """Who is where, for the peer."""

    def __init__(self, problem: Problem, live: Live) -> None:
        self.problem = problem
        self.away = problem.forbidden | problem.off_hours | {(p, s) for p, slots in live.absent.items() for s in slots}
        self.busy: set[tuple[Id, int]] = set()
        self.taken: Counter[tuple[str, int]] = Counter()
        self.there = {("", slot.id): slot.tables for slot in problem.slots}
        for language in problem.languages:
            self.there |= {(language, slot.id): problem.interpreters.get(language, 0) for slot in problem.slots}

    def hold(self, meeting: Meeting, slot: int) -> None:
        covered = self.problem.covered(meeting, slot)
        self.busy |= {(p, s) for s in covered for p in meeting.everybody}
        self.taken.update((what, s) for s in covered for what in self._takes(meeting))

    def is_free(self, meeting: Meeting, slot: int) -> bool:
        covered = self.problem.covered(meeting, slot)
        people = {(p, s) for s in covered for p in meeting.everybody}
        room = all(self.taken[what, s] < self.there[what, s] for s in covered for what in self._takes(meeting))
        fits = len(covered) == meeting.length and not people & (self.busy | self.away)
        return room and fits and all(self._eats(p, covered) for p in meeting.everybody)

    def _takes(self, meeting: Meeting) -> list[str]:
        return [*set(meeting.needs), *([] if meeting.virtual else [""])]

    def _eats(self, p: Id, covered: tuple[int, ...]) -> bool:
        for lunch in self.problem.lunches:
            pauses = (lunch.slots[i : i + lunch.free] for i in range(len(lunch.slots) - lunch.free + 1))
            if not any(all(s not in covered and (p, s) not in self.busy for s in pause) for pause in pauses):
                return False
        return True


def _line(
    name: str,
    share: float,
    live: Live,
    cpu: float,
    repaired: Repaired,
    waits: int,
    holes: int,
    peer: tuple[int, float, int],
) -> str:
    lost = [c for c in repaired.changes if c.reason.code == "participant_absent"]
    moved = [c for c in repaired.changes if c.kind == "moved" and c not in lost]
    added = [c for c in repaired.changes if c.kind == "added"]
    part = f"{100 * repaired.value / repaired.bound:.1f}%" if repaired.bound else "-"
    later = sum(c.kind == "moved" for c in lost)
    ours = (f"{cpu:.2f}", len(lost), later, len(moved), len(added), f"{repaired.value:.0f}", part)
    return ROW.format(
        name, f"{100 * share:.0f} %", live.now, *ours, waits, holes, repaired.breaks, peer[0], f"{peer[1]:.0f}", peer[2]
    )


if __name__ == "__main__":
    main()
