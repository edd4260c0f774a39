"""How few breaks are possible at all: a bound from participants alone, blind to who meets whom.

Participants with the same number of meetings and the same possibilities form a class. A class flows through a small
automaton (meetings done so far; before, in or after a run) slot by slot, paying 1 whenever a run begins after a gap.
Classes are tied together only by what every slot needs: an even number of participants, two for each of at most
``tables`` meetings. That parity is what forces breaks in crowded rounds. Where participants fall into two sides that
only meet across (buyers and sellers), each side fills the tables alone: in a full round most buyers would be busy at
noon, and there are not so many tables. The integer optimum is a lower bound for the round; where the relaxation has no
solution, neither has the round. On published problems it is nearly always exact, in seconds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from ..later import Later
from .model import Literal
from .problem import Meeting, Problem
from .sides import sides

if TYPE_CHECKING:
    from ortools.sat.python import cp_model
else:
    cp_model = Later("ortools.sat.python.cp_model")

MAX_ARCS = 200_000  # beyond this the relaxation takes longer than anybody waits


class Phase(IntEnum):
    """Where somebody is within a stretch."""

    FRESH = 0
    MEETING = 1
    WAITING = 2


@dataclass(frozen=True)
class Kind:
    """What a class shares. Slots by position; ``at_least`` and ``at_most`` meetings are done after each."""

    meetings: int
    possible: frozenset[int]
    needed: frozenset[int]
    at_least: tuple[int, ...]
    at_most: tuple[int, ...]


def relaxation(problem: Problem) -> cp_model.CpModel | None:
    """The model whose minimum bounds the round from below; None if it would be too large to be of use, or
    knows a rule too little.
    """
    if problem.lunches:  # a pause for lunch is no break, and the automaton does not know it
        return None
    met = {p: meetings for p, meetings in problem.meetings_of.items() if meetings}
    group = sides(problem) or dict.fromkeys(met, 0)
    kinds = Counter((group[p], kind_of(problem, meetings)) for p, meetings in met.items())
    if sum(len(problem.slots) * (kind.meetings + 1) * 4 for _, kind in kinds) > MAX_ARCS:
        return None
    flow = _Flow(problem)
    for (side, kind), size in kinds.items():
        flow.send(kind, size, side)
    flow.fill_tables()
    return flow.model


def kind_of(problem: Problem, meetings: tuple[Meeting, ...]) -> Kind:
    windows = [sorted(problem.position[s] for s in problem.slots_of[m.id]) for m in meetings]
    possible = frozenset(i for window in windows for i in window)
    needed = frozenset(problem.position[m.fixed] for m in meetings if m.fixed is not None)
    first = [window[0] if window else len(problem.slots) for window in windows]
    last = [window[-1] if window else -1 for window in windows]
    at_least, at_most = [], []
    for i in range(len(problem.slots)):
        free_later = sum(slot > i for slot in possible)
        at_most.append(min(sum(slot <= i for slot in possible), sum(f <= i for f in first)))
        at_least.append(max(sum(at <= i for at in last), len(meetings) - free_later))
    return Kind(len(meetings), possible, needed, tuple(at_least), tuple(at_most))


class _Flow:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.meeting: dict[tuple[int, int], list[Literal]] = defaultdict(list)  # those busy, by slot position and side
        self.two_sided = False
        self.returns: list[Literal] = []
        positions = [[problem.position[s] for s in stretch] for stretch in problem.stretches]
        self.opens = frozenset(stretch[0] for stretch in positions)

    def send(self, kind: Kind, size: int, side: int) -> None:
        """Let ``size`` participants of one kind through all slots."""
        arriving: dict[tuple[int, Phase], list[Literal | int]] = {(0, Phase.FRESH): [size]}
        for i in range(len(self.problem.slots)):
            leaving: dict[tuple[int, Phase], list[Literal | int]] = defaultdict(list)
            for (done, phase), incoming in arriving.items():
                arcs = list(self._arcs(kind, size, side, i, done, Phase.FRESH if i in self.opens else phase))
                for state, arc in arcs:
                    leaving[state].append(arc)
                self.model.add(sum(arc for _, arc in arcs) == sum(incoming))
            arriving = leaving
        finished = [arc for (done, _), arcs in arriving.items() if done == kind.meetings for arc in arcs]
        self.model.add(sum(finished) == size)

    def _arcs(
        self, kind: Kind, size: int, side: int, i: int, done: int, phase: Phase
    ) -> Iterator[tuple[tuple[int, Phase], Literal]]:
        if i not in kind.needed and kind.at_least[i] <= done <= kind.at_most[i]:
            rests = Phase.FRESH if phase is Phase.FRESH else Phase.WAITING
            yield (done, rests), self.model.new_int_var(0, size, "")
        if i in kind.possible and done < kind.meetings and kind.at_least[i] <= done + 1 <= kind.at_most[i]:
            arc = self.model.new_int_var(0, size, "")
            self.two_sided |= side == 1
            self.meeting[i, side].append(arc)
            if phase is Phase.WAITING:
                self.returns.append(arc)
            yield (done + 1, Phase.MEETING), arc

    def fill_tables(self) -> None:
        for i, slot in enumerate(self.problem.slots):
            held = self.model.new_int_var(0, slot.tables, "")
            if self.two_sided:
                for side in (0, 1):
                    self.model.add(sum(self.meeting[i, side]) == held)
            else:
                self.model.add(sum(self.meeting[i, 0]) == 2 * held)
        self.model.minimize(sum(self.returns))
