"""How few breaks are possible at all in a rich round: ``bound`` for long meetings, groups, interpreters and lunch.

Participants of the same kind flow through the slots as in ``bound``. Everything left out only makes waits fewer:

* A long meeting is as many busy slots, in a row or not.
* Free time at lunch costs nothing, and everybody pauses as long as each window asks (of those that overlap, the first).
* Meetings alike in how many of each side take part, in the interpreters they need and in whether they take a table are
  one sort. In every slot so many meetings of a sort go on, a whole number, with so many people of either side for each;
  no more than there are tables, and interpreters, for them. Who meets whom is not known.

Every agenda that breaks no rule is such a flow with as many breaks, so the least of a flow is a lower bound, and where
there is no flow, there is no agenda. Any division into sides will do: it only has to be the same for all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from ...later import Later
from ..bound import MAX_ARCS
from ..model import Literal
from ..pauses import windows
from ..problem import Id, Meeting, Problem
from ..sides import sides

if TYPE_CHECKING:
    from ortools.sat.python import cp_model
else:
    cp_model = Later("ortools.sat.python.cp_model")

FRESH, MEETING, WAITING = -3, -2, -1  # else: pausing in a lunch window that ends at this place
State: TypeAlias = tuple[int, int, int]  # busy slots so far, phase, free slots in a row of the lunch window
Side: TypeAlias = int


@dataclass(frozen=True)
class Sort:
    """``heads``: how many of each side take part."""

    heads: tuple[int, int]
    seated: bool
    needs: frozenset[str]


@dataclass(frozen=True)
class Kind:
    """What a class shares. ``cells``: busy slots in all; slots by position; so many are busy after each."""

    side: Side
    cells: int
    possible: frozenset[int]
    needed: frozenset[int]
    at_least: tuple[int, ...]
    at_most: tuple[int, ...]


def relaxation(problem: Problem) -> cp_model.CpModel | None:
    """The model whose minimum bounds the round from below; None if it would be too large to be of use."""
    side = _sides(problem)
    met = {p: meetings for p, meetings in problem.meetings_of.items() if meetings}
    kind_of = {p: _kind(problem, side[p], meetings) for p, meetings in met.items()}
    phases = 4 + 2 * len(problem.lunches)
    if sum(len(problem.slots) * (kind.cells + 1) * phases for kind in set(kind_of.values())) > MAX_ARCS:
        return None
    flow = _Flow(problem)
    asked: dict[Kind, Counter[Sort]] = defaultdict(Counter)
    for p, meetings in met.items():
        for m in meetings:
            asked[kind_of[p]][_sort(m, side)] += m.length
    for kind, size in Counter(kind_of.values()).items():
        flow.send(kind, size, asked[kind])
    flow.share_tables()
    return flow.model


def _sides(problem: Problem) -> Mapping[Id, Side]:
    """Buyers and sellers, if there are two such sides; companions of a group belong to either."""
    pairs = replace(problem, meetings=tuple(replace(m, others=(), virtual=False) for m in problem.meetings))
    return dict.fromkeys(problem.participants, 1) | (sides(pairs) or {})


def _sort(m: Meeting, side: Mapping[Id, Side]) -> Sort:
    ones = sum(side[p] for p in m.everybody)
    return Sort((len(m.everybody) - ones, ones), not m.virtual, frozenset(m.needs))


def _kind(problem: Problem, side: Side, meetings: tuple[Meeting, ...]) -> Kind:
    windows_of = [(m.length, sorted(problem.position[s] for s in problem.slots_of[m.id])) for m in meetings]
    possible = frozenset(i + k for length, window in windows_of for i in window for k in range(length))
    fixed = ((m.length, problem.position[m.fixed]) for m in meetings if m.fixed is not None)
    needed = frozenset(i + k for length, i in fixed for k in range(length))
    cells, slots = sum(m.length for m in meetings), len(problem.slots)
    at_least, at_most = [], []
    for i in range(slots):
        could = sum(min(n, max(0, i - window[0] + 1)) for n, window in windows_of if window)
        done = sum(min(n, max(0, i - window[-1] + 1)) for n, window in windows_of if window)
        at_most.append(min(sum(slot <= i for slot in possible), could))
        at_least.append(max(done, cells - sum(slot > i for slot in possible)))
    return Kind(side, cells, possible, needed, tuple(at_least), tuple(at_most))


class _Flow:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.returns: list[Literal] = []
        self.going_on: dict[tuple[int, Sort], dict[Side, list[Literal]]] = defaultdict(lambda: {0: [], 1: []})
        self.opens = frozenset(problem.position[stretch[0]] for stretch in problem.stretches)
        self.windows = windows(problem)
        self.pause_in = dict(self._pauses())

    def _pauses(self) -> Iterator[tuple[int, tuple[int, int, int]]]:
        """By place: first and last place of the window that has to be kept there, and how long the pause is."""
        last = -1
        for (opens, closes), lunch in sorted(zip(self.windows, self.problem.lunches, strict=True), key=lambda w: w[0]):
            if opens > last:
                last = closes
                yield from ((place, (opens, closes, lunch.free)) for place in range(opens, closes + 1))

    def _new(self, most: int) -> Literal:
        return self.model.new_int_var(0, most, "")

    def _equal(self, some: list[Literal], others: list[Literal | int]) -> None:
        """Both sums are the same; said with a variable where numbers alone would make it a matter of course."""
        self.model.add(sum(some) + self._new(0) == sum(others))

    def send(self, kind: Kind, size: int, asked: Mapping[Sort, int]) -> None:
        """Let ``size`` participants of one kind through all slots."""
        arriving: dict[State, list[Literal | int]] = {(0, FRESH, 0): [size]}
        busy: dict[int, list[Literal]] = defaultdict(list)
        for i in range(len(self.problem.slots)):
            leaving: dict[State, list[Literal | int]] = defaultdict(list)
            for (done, phase, paused), incoming in arriving.items():
                now = (done, FRESH if i in self.opens else phase, paused)
                arcs = [(state, self._new(size), meets) for state, meets in self._next(kind, i, now)]
                for state, arc, meets in arcs:
                    leaving[state].append(arc)
                    if meets:
                        busy[i].append(arc)
                    if meets and now[1] == WAITING:
                        self.returns.append(arc)
                self._equal([arc for _, arc, _ in arcs], incoming)
            arriving = leaving
        ended = (arc for (done, _, _), arcs in arriving.items() if done == kind.cells for arc in arcs)
        self._equal([arc for arc in ended if not isinstance(arc, int)], [size])
        self._divide(kind, size, busy, asked)

    def _next(self, kind: Kind, i: int, now: State) -> Iterator[tuple[State, bool]]:
        """Where somebody may be after place ``i``, and whether that is by a meeting."""
        done, phase, paused = now
        if i not in kind.needed and kind.at_least[i] <= done <= kind.at_most[i]:
            rested = self._fed(i, paused, rests=True)
            if rested is not None:
                yield (done, self._resting(i, phase), rested), False
        if i in kind.possible and done < kind.cells and kind.at_least[i] <= done + 1 <= kind.at_most[i]:
            rested = self._fed(i, paused, rests=False)
            if rested is not None:
                yield (done + 1, MEETING, rested), True

    def _resting(self, i: int, phase: int) -> int:
        if phase == MEETING:
            return max((closes for opens, closes in self.windows if opens <= i <= closes), default=WAITING)
        return phase if phase == FRESH or i <= phase else WAITING

    def _fed(self, i: int, paused: int, *, rests: bool) -> int | None:
        """How long the pause lasts that somebody has in the window around the place; None: it closes without one."""
        if i not in self.pause_in:
            return 0
        _, closes, wanted = self.pause_in[i]
        if paused < wanted:
            paused = paused + 1 if rests else 0
        if i == closes:
            return 0 if paused == wanted else None
        return paused

    def _divide(self, kind: Kind, size: int, busy: Mapping[int, list[Literal]], asked: Mapping[Sort, int]) -> None:
        """Whoever is busy is so in a meeting of some sort, and in as many of each as the class has."""
        shares: dict[Sort, list[Literal]] = defaultdict(list)
        for i, arcs in busy.items():
            here = {sort: self._new(size) for sort in asked} if len(asked) > 1 else {}
            for sort, share in here.items():
                shares[sort].append(share)
                self.going_on[i, sort][kind.side].append(share)
            if here:
                self._equal(arcs, list(here.values()))
            for sort in asked if not here else ():
                self.going_on[i, sort][kind.side] += arcs
        for sort, those in shares.items():
            self._equal(those, [asked[sort]])

    def share_tables(self) -> None:
        held: dict[int, dict[Sort, Literal]] = defaultdict(dict)
        for (i, sort), people in self.going_on.items():
            held[i][sort] = self._new(len(self.problem.meetings))
            for side in (0, 1):
                self.model.add(sum(people[side]) + self._new(0) == sort.heads[side] * held[i][sort])
        for i, slot in enumerate(self.problem.slots):
            self._within(slot.tables, [meetings for sort, meetings in held[i].items() if sort.seated])
            for language in self.problem.languages:
                there = self.problem.interpreters.get(language, 0)
                self._within(there, [meetings for sort, meetings in held[i].items() if language in sort.needs])
        self.model.minimize(sum(self.returns))

    def _within(self, most: int, meetings: list[Literal]) -> None:
        if meetings:
            self.model.add(sum(meetings) == self._new(most))
