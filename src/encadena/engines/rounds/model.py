"""The variables of an agenda in CP-SAT. Rules constrain them; see ``rules`` and ``implied``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from ..later import Later
from .pauses import just_before, windows
from .problem import Id, Problem

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    Literal = cp_model.IntVar
else:
    cp_model = Later("ortools.sat.python.cp_model")
    Literal = object  # only said in annotations


class Agenda:
    """A CP-SAT model with one literal per meeting and slot, and derived literals made when a rule first asks for them.

    ``meets[meeting, slot]``      the meeting begins in the slot
    ``busy(participant)``         literal per slot (in time order): has some meeting then
    ``breaks(participant)``       literals, one per slot and stretch, true where a break ends: exactly the
    participant's breaks
    ``sits[meeting, slot, table]`` the meeting is held there and then (only rules about tables need it; quadratic, so
    only for checking)
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.meets: Mapping[tuple[Id, int], Literal] = {
            (m.id, s.id): self.model.new_bool_var(f"{m.id}@{s.id}") for m in problem.meetings for s in problem.slots
        }
        self._busy: dict[Id, Mapping[int, Literal]] = {}
        self._breaks: dict[Id, tuple[Literal, ...]] = {}

    def held_in(self, slot: int) -> list[Literal]:
        """Literals of all that may take a table in the slot."""
        return [self.meets[at] for at in self.problem.at_tables_in(slot)]

    def meetings_in(self, participant: Id, slot: int) -> list[Literal]:
        return [self.meets[at] for at in self.problem.met_in(participant, slot)]

    def busy(self, participant: Id) -> Mapping[int, Literal]:
        """Literal per slot: the participant has a meeting then."""
        if participant not in self._busy:
            self._busy[participant] = {s.id: self._any(participant, s.id) for s in self.problem.slots}
        return self._busy[participant]

    def _any(self, participant: Id, slot: int) -> Literal:
        literals = self.meetings_in(participant, slot)
        busy = self.model.new_bool_var(f"{participant}+{slot}")
        self.model.add_max_equality(busy, literals) if literals else self.model.add(busy == 0)
        return busy

    def breaks(self, participant: Id) -> tuple[Literal, ...]:
        """True where a meeting follows a free slot that follows, at any distance, an earlier meeting of the same
        stretch.

        "Run starts minus one" would count the same and leaves the solver without any useful bound.
        """
        if participant not in self._breaks:
            found: list[Literal] = []
            for stretch in self.problem.stretches:
                found += self._breaks_within(participant, stretch)
            self._breaks[participant] = tuple(found)
        return self._breaks[participant]

    def _breaks_within(self, participant: Id, stretch: tuple[int, ...]) -> list[Literal]:
        model, busy = self.model, self.busy(participant)
        found: list[Literal] = []
        if len(self.problem.meetings_of[participant]) < 2:
            return found
        started = busy[stretch[0]]
        for before, slot in pairwise(stretch[1:]):
            ends = model.new_bool_var(f"{participant}|{slot}")
            started_now = model.new_bool_var(f"{participant}>{before}")
            model.add_max_equality(started_now, [started, busy[before]])
            started = started_now
            lunch = list(self._met_just_before(participant, stretch, before))
            model.add_bool_or(ends, ~busy[slot], busy[before], ~started, *lunch)
            for pausing in lunch:
                model.add_implication(ends, ~pausing)
            for needed in (busy[slot], ~busy[before], started):
                model.add_implication(ends, needed)
            found.append(ends)
        return found

    def _met_just_before(self, participant: Id, stretch: tuple[int, ...], slot: int) -> Iterator[Literal]:
        """Per lunch window around the slot: a meeting so close that what is free since then is a pause for lunch."""
        problem, busy = self.problem, self.busy(participant)
        positions = [problem.position[s] for s in stretch]
        for near in just_before(windows(problem), positions, problem.position[slot]):
            met = self.model.new_bool_var(f"{participant} pauses at {slot}")
            literals = [busy[problem.slots[t].id] for t in near]
            self.model.add_max_equality(met, literals) if literals else self.model.add(met == 0)
            yield met

    @cached_property
    def sits(self) -> Mapping[tuple[Id, int, int], Literal]:
        literals: dict[tuple[Id, int, int], Literal] = {}
        for (meeting, slot), held in self.meets.items():
            for table in range(1, len(self.problem.meetings) + 1):
                literals[meeting, slot, table] = self.model.new_bool_var(f"{meeting}@{slot}#{table}")
                self.model.add_implication(literals[meeting, slot, table], held)
        return literals
