"""Invented rounds that ask for more: a plain one with lunch, long and virtual meetings, groups, interpreters, hours.

For tests, benchmarks and demonstrations. The same seed gives the same round.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from random import Random
from typing import Literal, TypeAlias

from .problem import Hours, Id, Lunch, Meeting, Problem, Slot

Asking: TypeAlias = Literal["lengths", "groups", "interpreters", "virtual", "hours", "lunch", "steady"]
ALL: tuple[Asking, ...] = ("lengths", "groups", "interpreters", "virtual", "hours", "lunch", "steady")

LONG, GROUPED, INTERPRETED, VIRTUAL = 0.1, 0.05, 0.1, 0.1  # of meetings
SPARE = 1.4  # interpreters for each that would be busy all the time
LUNCH_WINDOW, PER_HOUR = 4, 3
ABROAD = Hours("America/Sao_Paulo", "10:00", "18:00")


def enriched(problem: Problem, asking: Collection[Asking], seed: int = 1) -> Problem:
    """``problem`` with these rules on top; meetings that would leave somebody without a free slot are left out."""
    rng = Random(seed)
    slots = tuple(_with_clock(problem.slots)) if "hours" in asking else problem.slots
    drawn = replace(problem, slots=slots, lunches=tuple(_lunches(problem)) if "lunch" in asking else ())
    if "hours" in asking:
        abroad = [p for p in problem.participants if str(p).startswith("F") and rng.random() < VIRTUAL]
        drawn = replace(drawn, hours=dict.fromkeys(abroad, ABROAD))
    meetings = tuple(_Drawing(drawn, asking, rng).meetings())
    held = {p for m in meetings for p in m.everybody}
    interpreted = sum(m.length for m in meetings if m.needs)
    return replace(
        drawn,
        participants=tuple(p for p in problem.participants if p in held),
        meetings=meetings,
        forbidden=frozenset((p, s) for p, s in problem.forbidden if p in held),
        hours={p: hours for p, hours in drawn.hours.items() if p in held},
        interpreters={"en": max(1, round(SPARE * interpreted / len(slots)))} if interpreted else {},
        steady=frozenset(p for p in held if str(p).startswith("B")) if "steady" in asking else frozenset(),
    )


class _Drawing:
    """Gives meetings what is asked for while everybody has room for it."""

    def __init__(self, problem: Problem, asking: Collection[Asking], rng: Random) -> None:
        self.problem, self.asking, self.rng = problem, asking, rng
        pause = max((lunch.free for lunch in problem.lunches), default=0) * len(problem.lunches)
        self.room = {p: len(problem.slots) - len(problem.away.get(p, ())) - pause for p in problem.participants}
        self.free = [p for p in problem.participants if p not in problem.away]

    def meetings(self) -> Iterator[Meeting]:
        for m in self.problem.meetings:
            if not all(self.room[p] > 0 for p in m.pair):
                continue
            drawn = self._drawn(m)
            for p in drawn.everybody:
                self.room[p] -= drawn.length
            yield drawn

    def _drawn(self, m: Meeting) -> Meeting:
        if self._by_chance("lengths", LONG) and all(self.room[p] > 2 and p in self.free for p in m.pair):
            m = replace(m, length=2)
        if self._by_chance("groups", GROUPED):
            other = self.rng.choice(self.free)
            if other not in m.pair and self.room[other] > 4:
                m = replace(m, others=(other,))
        if self._by_chance("interpreters", INTERPRETED):
            m = replace(m, needs=("en",))
        return replace(m, virtual=self._by_chance("virtual", VIRTUAL))

    def _by_chance(self, what: Asking, share: float) -> bool:
        return what in self.asking and self.rng.random() < share


def _lunches(problem: Problem) -> Iterator[Lunch]:
    days: dict[str, list[int]] = {}
    for slot in problem.slots:
        days.setdefault(slot.day, []).append(slot.id)
    for slots in days.values():
        begins = max(0, len(slots) // 2 - 1)
        yield Lunch(tuple(slots[begins : begins + LUNCH_WINDOW]))


def _with_clock(slots: tuple[Slot, ...]) -> Iterator[Slot]:
    """From nine o'clock on, three slots an hour."""
    first: Id = ""
    place = 0
    for slot in slots:
        place = place + 1 if slot.day == first else 0
        first = slot.day
        hour, part = divmod(place, PER_HOUR)
        starts = f"2026-05-{10 + int(slot.day or 0):02}T{9 + hour:02}:{part * 60 // PER_HOUR:02}-04:00"
        yield replace(slot, starts=starts)
