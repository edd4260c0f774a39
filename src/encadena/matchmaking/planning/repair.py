"""The agenda of a day that goes otherwise than planned: who is missing, which tables closed, who waits for a place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from encadena.engines.rounds.breaks import total_breaks
from encadena.engines.rounds.check import check
from encadena.engines.rounds.problem import Id, Problem, ProblemError, Schedule
from encadena.engines.rounds.repair import Change, Live, Waiting
from encadena.engines.rounds.repair import repair as engine_repair

from ..choices import HappeningState
from ..errors import DayError
from ..models import Agenda, Suggestion
from ..queries.board import missing_people, waiting_meetings
from ..queries.programme import Desk, Hour, Programme
from ..queries.standing import Standing
from ..rules.presence import misses
from .problem import key_of, problem_of

FROZEN = 2
"""Slots after the present one that do not move: people are already on their way."""
UNSCORED = 0.5


@dataclass(frozen=True)
class Proposal:
    """``changes`` as in ``models.Repair``, everything in it by name, so that it can be read without the rows."""

    changes: list[dict[str, Any]]
    value: float
    bound: float
    breaks_before: int
    breaks_after: int
    seconds: float
    asked: dict[str, Any]


def propose(standing: Standing, *, count_missing: bool, seconds: float) -> Proposal:
    """The least change of the published agenda that the day asks for. Writes nothing.

    Raises ``repair_without_day`` when no slot is left today, ``repair_failed`` when what was found breaks a rule.
    """
    programme, shown = standing.programme, standing.moment.shown
    if programme is None or shown is None:
        raise DayError("repair_without_day")
    agenda = Agenda.objects.get(pk=programme.agenda_id)
    order = _order(standing, programme)
    problem = _in_order(_as_published(problem_of(standing.round), programme), programme, order)
    schedule = _schedule(agenda, problem, {desk.pk: place for place, desk in enumerate(order, start=1)})
    missing = missing_people(standing) if count_missing else []
    live = _live(standing, programme, problem, shown, missing)
    try:
        found = engine_repair(_without_absent_of_groups(problem, schedule, live), schedule, live, seconds=seconds)
    except ProblemError as error:
        raise DayError("repair_failed", why=error.code) from error
    if check(found.problem, found.schedule):
        raise DayError("repair_failed", why="check")
    told = _Telling(standing, programme, problem, order, schedule, found.schedule)
    return Proposal(
        [told.change(change) for change in found.changes],
        found.value,
        found.bound,
        total_breaks(problem, schedule),
        found.breaks,
        found.seconds,
        _asked(standing, live, missing),
    )


def _as_published(problem: Problem, programme: Programme) -> Problem:
    """With the lengths and tables that were announced, whatever the rules say since: a meeting that has a table by now
    keeps it.
    """
    length: dict[Id, int] = {f"m{seat.meeting}": len(seat.hours) for seat in programme.seats}
    seated = {f"m{seat.meeting}" for seat in programme.seats if seat.desk}
    meetings = tuple(
        replace(m, length=length.get(m.id, m.length), virtual=m.virtual and m.id not in seated)
        for m in problem.meetings
    )
    return replace(problem, meetings=meetings)


def _in_order(problem: Problem, programme: Programme, order: list[Desk]) -> Problem:
    """With tables counted as in ``order``: those that were promised, and where each stands."""
    now = {desk.pk: place for place, desk in enumerate(order, start=1)}
    counted = {place: now[desk.pk] for place, desk in enumerate(programme.desks, start=1)}
    meetings = tuple(m if m.table is None else replace(m, table=counted[m.table]) for m in problem.meetings)
    return replace(problem, meetings=meetings, places={counted[place]: at for place, at in problem.places.items()})


def _without_absent_of_groups(problem: Problem, schedule: Schedule, live: Live) -> Problem:
    """A group meets without those of it who are absent, as long as one of it is there."""
    meetings = []
    for m in problem.meetings:
        slots = set(problem.covered(m, schedule.slot_of[m.id])) if m.others and m.id in schedule.slot_of else set()
        there = [p for p in m.everybody[1:] if slots.isdisjoint(live.absent.get(p, ()))]
        changed = slots and there and len(there) <= len(m.others)
        meetings.append(replace(m, second=there[0], others=tuple(there[1:])) if changed else m)
    return replace(problem, meetings=tuple(meetings))


def _order(standing: Standing, programme: Programme) -> list[Desk]:
    """Tables as the engine counts them: it takes those that close from the end, the earliest to close last of all."""
    never = max((h.number for h in programme.hours), default=0) + 1
    return sorted(programme.desks, key=lambda d: (-standing.closed.get(d.pk, never), d.number))


def _schedule(agenda: Agenda, problem: Problem, place: Mapping[int, int]) -> Schedule:
    known = problem.meeting_by_id
    rows = agenda.meetings.order_by().values_list("meeting", "slot__number", "table")
    kept = [(f"m{m}", slot, place.get(table or 0)) for m, slot, table in rows if f"m{m}" in known]
    return Schedule({m: slot for m, slot, _ in kept}, {m: table for m, _, table in kept if table})


def _live(standing: Standing, programme: Programme, problem: Problem, shown: int, missing: list[int]) -> Live:
    known = problem.meeting_by_id
    ahead = [h for h in programme.hours if h.ends_at > standing.at]
    held = [m for m, happened in standing.happened.items() if happened.state != HappeningState.NOT_HELD]
    waiting = [m for m in waiting_meetings(standing).values_list("pk", "first", "second") if f"m{m[0]}" in known]
    worth = _worth(standing, waiting)
    return Live(
        now=programme.hours[shown].number,
        frozen=FROZEN,
        absent=_absent(standing, problem, ahead, missing),
        closed={h.number: n for h in ahead if (n := _closed_at(standing, programme, h))},
        waiting=tuple(Waiting(known[f"m{pk}"], worth[pk]) for pk, _first, _second in waiting),
        held=frozenset(f"m{m}" for m in held if f"m{m}" in known),
    )


def _absent(
    standing: Standing, problem: Problem, ahead: list[Hour], missing: Iterable[int]
) -> dict[Id, tuple[int, ...]]:
    """Slots still to end today that somebody misses; who is missing without a word misses all of them."""
    everybody = set(problem.participants)
    absent: dict[Id, tuple[int, ...]] = {f"p{p}": tuple(h.number for h in ahead) for p in missing}
    for person, presence in standing.presence.items():
        lost = tuple(h.number for h in ahead if misses(presence, h.starts_at, h.ends_at))
        if lost:
            absent[f"p{person}"] = lost
    return {p: slots for p, slots in absent.items() if p in everybody}


def _closed_at(standing: Standing, programme: Programme, hour: Hour) -> int:
    return sum(standing.is_closed(desk.pk, hour.number) for desk in programme.desks)


def _worth(standing: Standing, waiting: list[tuple[int, int, int]]) -> dict[int, float]:
    """Above 1, so that two meetings are always worth more than one; the score of the pair decides between equals."""
    people = {p for _m, a, b in waiting for p in (a, b)}
    rows = Suggestion.objects.filter(round=standing.round, buyer__in=people, firm__in=people)
    scores = {frozenset((b, f)): s for b, f, s in rows.values_list("buyer", "firm", "score")} if people else {}
    return {m: 1 + scores.get(frozenset((a, b)), UNSCORED) for m, a, b in waiting}


def _asked(standing: Standing, live: Live, missing: list[int]) -> dict[str, Any]:
    return {
        "pulse": standing.pulse,
        "at": int(standing.at.timestamp()),
        "now": live.now,
        "absent": sorted(key_of(p) for p in live.absent),
        "missing": sorted(missing),
        "closed": sorted(standing.closed),
        "waiting": len(live.waiting),
    }


class _Telling:
    """From the engine's numbers to names and hours."""

    def __init__(
        self,
        standing: Standing,
        programme: Programme,
        problem: Problem,
        order: list[Desk],
        before: Schedule,
        after: Schedule,
    ) -> None:
        people = standing.round.participants.select_related("firm", "buyer")
        wanted = {key_of(p) for p in problem.participants}
        self.names = {p.pk: p.name for p in people if p.pk in wanted}
        self.meetings = problem.meeting_by_id
        slots = standing.round.slots.values_list("number", "starts_at")
        self.starts: dict[int, datetime] = dict(slots)
        self.desk = dict(enumerate(order, start=1))
        self.before, self.after = before, after

    def change(self, change: Change) -> dict[str, Any]:
        meeting = self.meetings[change.meeting]
        people = [key_of(p) for p in meeting.everybody]
        was, now = self.before.table_of.get(change.meeting), self.after.table_of.get(change.meeting)
        return {
            "meeting": key_of(change.meeting),
            "kind": change.kind,
            "people": people,
            "names": [self.names[p] for p in people],
            "from_slot": change.from_slot,
            "to_slot": change.to_slot,
            "from_at": self._epoch(change.from_slot),
            "to_at": self._epoch(change.to_slot),
            "from_table": self._table(was) if change.from_slot is not None else None,
            "to_table": self._table(now) if change.to_slot is not None else None,
            "to_desk": self.desk[now].pk if now and change.to_slot is not None else None,
            "code": change.reason.code,
            "params": self._params(change.reason.params),
        }

    def _params(self, params: Mapping[str, Any]) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for key, value in params.items():
            if key == "participants":
                said["names"] = [self.names[key_of(p)] for p in value]
            elif key == "meeting":
                said["meeting"] = " – ".join(self.names[key_of(p)] for p in self.meetings[value].everybody)
            elif key == "promised":
                said["promised"] = self._table(value)
            elif key == "slot":
                said["at"] = self._epoch(value)
            else:
                said[key] = value
        return said

    def _epoch(self, slot: int | None) -> int | None:
        return int(self.starts[slot].timestamp()) if slot is not None else None

    def _table(self, place: int | None) -> str | None:
        return self.desk[place].name if place else None
