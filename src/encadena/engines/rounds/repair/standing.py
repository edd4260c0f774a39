"""The round as it stands: absences, closed tables and walk-ins written into the problem, and what may not change."""

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ..problem import Id, Meeting, Problem, ProblemError, Schedule, Slot
from .live import Live
from .promises import as_announced, loosened


@dataclass(frozen=True)
class Standing:
    """``problem`` has every meeting with a place and every waiting one. Fairness is no rule here: absences make waits
    that nobody can share out. ``loosened``: those who kept a table and cannot any more.
    """

    problem: Problem
    live: Live
    slot_of: dict[Id, int]
    loosened: frozenset[Id] = frozenset()

    @cached_property
    def now(self) -> int:
        """Positions up to this one are past or running."""
        return self.problem.position[self.live.now]

    @cached_property
    def edge(self) -> int:
        """The last position in which no meeting moves."""
        return self.now + self.live.frozen

    @cached_property
    def begun(self) -> frozenset[Id]:
        """Meetings that are past, running or held, and nobody misses them: their tables are what they were."""
        position = self.problem.position
        return frozenset(m for m in self.pinned if m in self.live.held or position[self.slot_of[m]] <= self.now)

    @cached_property
    def promises(self) -> bool:
        return any(m.table is not None and not m.virtual for m in self.problem.meetings)

    @cached_property
    def waiting(self) -> frozenset[Id]:
        return frozenset(w.meeting.id for w in self.live.waiting)

    @cached_property
    def missed(self) -> dict[Id, tuple[Id, ...]]:
        """Meetings with a place that somebody misses, and who."""
        found = {m.id: self._absent_from(m) for m in self.problem.meetings if m.id in self.slot_of}
        return {meeting: people for meeting, people in found.items() if people}

    def _absent_from(self, meeting: Meeting) -> tuple[Id, ...]:
        if meeting.id in self.live.held:
            return ()
        slots = set(self.problem.covered(meeting, self.slot_of[meeting.id]))
        return tuple(p for p in meeting.everybody if not slots.isdisjoint(self.live.absent.get(p, ())))

    @cached_property
    def pinned(self) -> frozenset[Id]:
        """Meetings that stay where they are: held, past or frozen, and nobody misses them."""
        position = self.problem.position
        return frozenset(
            meeting
            for meeting, slot in self.slot_of.items()
            if meeting in self.live.held or (position[slot] <= self.edge and meeting not in self.missed)
        )


def standing(problem: Problem, schedule: Schedule, live: Live) -> Standing:
    """Raises ``ProblemError`` where the situation contradicts itself or the round."""
    _validate(problem, schedule, live)
    placed = as_announced((m for m in problem.meetings if m.id in schedule.slot_of), schedule)
    meetings = [*placed, *(w.meeting for w in live.waiting)]
    known = {m.id for m in meetings}
    people = dict.fromkeys([*problem.participants, *(p for m in meetings for p in m.everybody)])
    today = replace(
        problem,
        participants=tuple(people),
        meetings=tuple(meetings),
        slots=tuple(_slots(problem, schedule, live)),
        forbidden=_forbidden(problem, schedule, live, people),
        precedences=frozenset((b, a) for b, a in problem.precedences if b in known and a in known),
        fairness=None,
    )
    moved = loosened(today, schedule, problem.position[live.now])
    today = replace(today, steady=today.steady - moved) if moved else today
    return Standing(today, live, {m: s for m, s in schedule.slot_of.items() if m in known}, moved)


def _slots(problem: Problem, schedule: Schedule, live: Live) -> Iterator[Slot]:
    """Tables close from now on, but not under a meeting that is held."""
    needed: dict[int, int] = defaultdict(int)
    for meeting in live.held:
        held = problem.meeting_by_id[meeting]
        if meeting in schedule.slot_of and not held.virtual:
            for covered in problem.covered(held, schedule.slot_of[meeting]):
                needed[covered] = max(needed[covered] + 1, schedule.table_of.get(meeting, 0))
    now = problem.position[live.now]
    for place, slot in enumerate(problem.slots):
        lost = live.closed.get(slot.id, 0) if place >= now else 0
        yield replace(slot, tables=min(slot.tables, max(slot.tables - lost, needed[slot.id]))) if lost else slot


def _forbidden(problem: Problem, schedule: Schedule, live: Live, people: Container[Id]) -> frozenset[tuple[Id, int]]:
    held = [problem.meeting_by_id[m] for m in live.held if m in schedule.slot_of]
    there = {(p, slot) for m in held for slot in problem.covered(m, schedule.slot_of[m.id]) for p in m.everybody}
    away = {(p, slot) for p, slots in live.absent.items() for slot in slots if (p, slot) not in there}
    return frozenset((p, slot) for p, slot in problem.forbidden | away if p in people)


def _validate(problem: Problem, schedule: Schedule, live: Live) -> None:
    if live.frozen < 0:
        raise ProblemError("frozen_negative", frozen=live.frozen)
    mentioned = [live.now, *live.closed, *schedule.slot_of.values(), *(s for ids in live.absent.values() for s in ids)]
    for slot in mentioned:
        if slot not in problem.slot_by_id:
            raise ProblemError("slot_unknown", slot=slot)
    for meeting in (*schedule.slot_of, *live.held):
        if meeting not in problem.meeting_by_id:
            raise ProblemError("meeting_unknown", meeting=meeting)
    seen: set[Id] = set(schedule.slot_of)
    for waiting in live.waiting:
        if waiting.meeting.id in seen:
            raise ProblemError("waiting_repeated", meeting=waiting.meeting.id)
        everybody = waiting.meeting.everybody
        if len(set(everybody)) < len(everybody):
            raise ProblemError("meeting_with_oneself", meeting=waiting.meeting.id, participant=everybody[0])
        if not 0 < waiting.value < float("inf"):
            raise ProblemError("waiting_without_value", meeting=waiting.meeting.id)
        seen.add(waiting.meeting.id)
