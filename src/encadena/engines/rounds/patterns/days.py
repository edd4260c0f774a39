"""One day of the participants who can be busy in the same slots, as a flow through a small automaton.

A state is how many meetings are done and where somebody is within the day (``bound.Phase``); whoever begins again after
a gap pays 1. Everybody who can be busy in the same slots shares the flow, however many meetings they have: it ends in
as many places as there are numbers of meetings, and how many end in each is tied to the rest outside.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..bound import Phase
from ..model import Literal

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

State: TypeAlias = tuple[int, Phase]


class Times(NamedTuple):
    """Slots of a day in which somebody can and has to be busy. ``windows``: first and last slot of the meetings of one
    person, for whom this is looked at (nobody else is alike then); else None.
    """

    possible: frozenset[int]
    needed: frozenset[int]
    windows: tuple[tuple[int, int], ...] | None = None

    def within(self, slots: tuple[int, ...]) -> Times:
        return Times(self.possible.intersection(slots), self.needed.intersection(slots), self.windows)

    @property
    def by_then(self) -> dict[int, tuple[int, int]]:
        """At least and at most so many meetings of the day are done after a slot, where that is known."""
        if self.windows is None:
            return {}
        within = sorted(self.possible)
        begins, ends = within[0] if within else 0, within[-1] if within else -1
        ours = [(first, last) for first, last in self.windows if first <= ends and last >= begins]
        return {
            t: (
                sum(begins <= first and last <= t for first, last in ours),
                sum(first <= t for first, _ in ours),
            )
            for t in range(begins, ends + 1)
        }


class Arc(NamedTuple):
    """``flow``: how many take it; ``busy``: in a meeting meanwhile."""

    flow: Literal
    busy: bool
    to: State


class Day:
    """``slots`` by position, in order; ``times`` says which of them are possible or needed; ``most`` meetings at most.

    ``ends``: how many have so many meetings that day. ``busy``: how many are in a meeting, by slot. ``returns``: how
    many begin again after a gap.
    """

    def __init__(
        self,
        model: cp_model.CpModel,
        slots: tuple[int, ...],
        times: Times,
        most: int,
        size: int,
    ) -> None:
        self.model, self.slots, self.size, self.most, self.times = model, slots, size, most, times
        self.by_then = times.by_then
        self.arcs: dict[tuple[int, State], list[Arc]] = {}
        self.busy: dict[int, list[Literal]] = defaultdict(list)
        self.returns: list[Literal] = []
        arriving: dict[State, list[Literal]] = {(0, Phase.FRESH): [self._some()]}
        for slot in slots:
            arriving = self._through(slot, arriving)
        self.ends: dict[int, list[Literal]] = defaultdict(list)
        for (done, _), incoming in arriving.items():
            self.ends[done] += incoming

    def _some(self) -> Literal:
        return self.model.new_int_var(0, self.size, "")

    def _through(self, slot: int, arriving: dict[State, list[Literal]]) -> dict[State, list[Literal]]:
        leaving: dict[State, list[Literal]] = defaultdict(list)
        for state, incoming in arriving.items():
            arcs = self.arcs[slot, state] = self._arcs(slot, *state)
            self.model.add(sum(arc.flow for arc in arcs) == sum(incoming))
            for arc in arcs:
                leaving[arc.to].append(arc.flow)
        return leaving

    def _arcs(self, slot: int, done: int, phase: Phase) -> list[Arc]:
        arcs: list[Arc] = []
        if slot not in self.times.needed and self._keeps(slot, done):
            rests = Phase.FRESH if phase is Phase.FRESH else Phase.WAITING
            arcs.append(Arc(self._some(), False, (done, rests)))
        if slot in self.times.possible and done < self.most and self._keeps(slot, done + 1):
            arcs.append(Arc(self._some(), True, (done + 1, Phase.MEETING)))
            self.busy[slot].append(arcs[-1].flow)
            if phase is Phase.WAITING:
                self.returns.append(arcs[-1].flow)
        return arcs

    def _keeps(self, slot: int, done: int) -> bool:
        least, most = self.by_then.get(slot, (0, self.most))
        return least <= done <= most
