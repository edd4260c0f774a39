"""What moving one meeting changes, without judging the whole agenda: an organiser asks it of every slot at once.

A rule only looks at people, slots, tables and orders; so whatever a move changes stands among the meetings of the
people who move, those in the slots and at the tables left and taken, and those that an order ties to it. They are
judged as a round of their own, before and after. Fairness alone is about everybody, and is counted anew.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from .breaks import breaks_of
from .check import check, judge, with_move
from .problem import Id, Meeting, Problem, Schedule, Violation
from .rules.fairness import unfair


@dataclass(frozen=True)
class Impact:
    """What a move breaks, what it mends, and everybody's breaks together before and after."""

    introduced: tuple[Violation, ...]
    resolved: tuple[Violation, ...]
    breaks_before: int
    breaks_after: int


class Moves:
    """Of one agenda, as often as anybody asks."""

    def __init__(self, problem: Problem, schedule: Schedule) -> None:
        self.problem = problem
        self.schedule = schedule
        self.place = {m.id: i for i, m in enumerate(problem.meetings)}
        self.tied: dict[Id, set[Id]] = defaultdict(set)
        for before, after in problem.precedences:
            self.tied[before].add(after)
            self.tied[after].add(before)

    def impact(self, meeting: Id, slot: int, table: int | None = None) -> Impact:
        """Of holding ``meeting`` in ``slot`` at ``table`` (None: the one it has)."""
        moved = with_move(self.schedule, meeting, slot, table)
        if not self._all_known(meeting, slot):
            before, after = judge(self.problem, self.schedule), judge(self.problem, moved)
            return _between(before.violations, after.violations, before.objective, after.objective)
        around = self._around(meeting, slot, moved.table_of.get(meeting))
        before_moving, after_moving = _among(around, self.schedule), _among(around, moved)
        waiting = breaks_of(around, after_moving)
        breaks = self.breaks | {p: waiting[p] for p in self._own(meeting).everybody}
        found = [*check(around, before_moving), *unfair(self.problem, self.breaks)]
        then = [*check(around, after_moving), *unfair(self.problem, breaks)]
        return _between(tuple(found), tuple(then), sum(self.breaks.values()), sum(breaks.values()))

    @cached_property
    def breaks(self) -> dict[Id, int]:
        known = {m: s for m, s in self.schedule.slot_of.items() if m in self.place and s in self.problem.slot_by_id}
        return dict(breaks_of(self.problem, Schedule(known)))

    @cached_property
    def _in_slot(self) -> dict[int, set[Id]]:
        found: dict[int, set[Id]] = defaultdict(set)
        for m in self.problem.meetings:
            for slot in self._covered(m):
                found[slot].add(m.id)
        return found

    @cached_property
    def _at_table(self) -> dict[int, set[Id]]:
        found: dict[int, set[Id]] = defaultdict(set)
        for meeting, table in self.schedule.table_of.items():
            if meeting in self.place:
                found[table].add(meeting)
        return found

    @cached_property
    def _absent(self) -> dict[Id, list[int]]:
        found: dict[Id, list[int]] = defaultdict(list)
        for person, slot in self.problem.forbidden:
            found[person].append(slot)
        return found

    def _covered(self, meeting: Meeting) -> tuple[int, ...]:
        slot = self.schedule.slot_of.get(meeting.id)
        return self.problem.covered(meeting, slot) if slot in self.problem.slot_by_id and slot is not None else ()

    def _own(self, meeting: Id) -> Meeting:
        return self.problem.meeting_by_id[meeting]

    def _all_known(self, meeting: Id, slot: int) -> bool:
        begins = self.schedule.slot_of.get(meeting, slot)
        return meeting in self.place and {slot, begins} <= self.problem.slot_by_id.keys()

    def _around(self, meeting: Id, slot: int, table: int | None) -> Problem:
        """The round of those meetings only that the move can touch; nobody is fair or unfair in it."""
        keys = sorted(set(self._touched(self._own(meeting), slot, table)), key=self.place.__getitem__)
        meetings = tuple(self._own(key) for key in keys)
        people = {p for m in meetings for p in m.everybody}
        return replace(
            self.problem,
            participants=tuple(p for p in self.problem.participants if p in people),
            meetings=meetings,
            forbidden=frozenset((p, s) for p in people for s in self._absent.get(p, ())),
            hours={p: hours for p, hours in self.problem.hours.items() if p in people},
            precedences=frozenset((a, b) for a, b in self.problem.precedences if meeting in (a, b)),
            fairness=None,
        )

    def _touched(self, meeting: Meeting, slot: int, table: int | None) -> Iterator[Id]:
        yield meeting.id
        yield from self.tied[meeting.id]
        for person in meeting.everybody:
            yield from (m.id for m in self.problem.meetings_of[person])
        for covered in {*self._covered(meeting), *self.problem.covered(meeting, slot)}:
            yield from self._in_slot[covered]
        if self.problem.steady:
            for seat in {self.schedule.table_of.get(meeting.id), table} - {None}:
                yield from self._at_table[seat or 0]


def _among(around: Problem, schedule: Schedule) -> Schedule:
    keys, slots = around.meeting_by_id, around.slot_by_id
    held = {m: schedule.slot_of[m] for m in keys if schedule.slot_of.get(m) in slots}
    return Schedule(held, {m: schedule.table_of[m] for m in keys if m in schedule.table_of})


def _between(
    before: tuple[Violation, ...], after: tuple[Violation, ...], breaks_before: int, breaks_after: int
) -> Impact:
    introduced = tuple(v for v in after if v not in before)
    return Impact(introduced, tuple(v for v in before if v not in after), breaks_before, breaks_after)
