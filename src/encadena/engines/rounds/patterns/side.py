"""The hours of one side of a round, as a model whose minimum bounds the round from below: in every slot no more of the
side can be busy than there are tables.

It knows less than ``bound.relaxation`` (one side only, and not when each meeting can be held), and is much smaller:
flows are shared by day (``days``), so that events of many meetings and several days are solved in a second.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ...later import Later
from ..bound import kind_of
from ..model import Literal
from ..problem import Id, Problem
from .days import Day, Times

if TYPE_CHECKING:
    from ortools.sat.python import cp_model
else:
    cp_model = Later("ortools.sat.python.cp_model")

Key: TypeAlias = tuple[int, Times]  # number of the stretch, and the times within it

MAX_FLOWS = 60_000  # beyond this the linear programme takes longer than anybody waits


class Kind(NamedTuple):
    meetings: int
    times: Times


class Choice(NamedTuple):
    """``many`` of a kind, with ``done`` meetings before a day, hold ``held`` on it."""

    held: int
    many: Literal


class Side:
    """``people``: who of the side has meetings; for those ``apart``, the model knows when each meeting can be held.

    ``days``: by number of the stretch and the times in it. ``choices``: by kind, stretch and meetings done before.
    ``hopeless``, once written: somebody has more meetings than slots to hold them.
    """

    def __init__(self, problem: Problem, people: Sequence[Id], apart: frozenset[Id] = frozenset()) -> None:
        self.problem, self.apart = problem, apart
        self.stretches = [tuple(problem.position[slot] for slot in stretch) for stretch in problem.stretches]
        self.kind = {p: _kind(problem, p, p in apart) for p in people}
        self.alike: Counter[Key] = Counter()
        self.most: dict[Key, int] = defaultdict(int)
        for kind, size in Counter(self.kind.values()).items():
            for d in range(len(self.stretches)):
                key = self.day_key(kind, d)
                self.alike[key] += size
                self.most[key] = max(self.most[key], min(kind.meetings, len(self.stretches[d])))
        self.model = cp_model.CpModel()
        self.days: dict[Key, Day] = {}
        self.choices: dict[tuple[Kind, int, int], list[Choice]] = {}
        self.hopeless = False

    @property
    def affordable(self) -> bool:
        """The model is small enough to be written and solved."""
        return sum(4 * len(self.stretches[key[0]]) * most for key, most in self.most.items()) <= MAX_FLOWS

    def write(self) -> None:
        held: dict[Key, dict[int, list[Literal]]] = {}
        for kind, size in Counter(self.kind.values()).items():
            self._send(kind, size, held)
        for key, by_number in held.items():
            for number, ends in self.days[key].ends.items():
                self.model.add(sum(by_number[number]) == sum(ends))
        self._fill_tables()
        self.model.minimize(sum(flow for day in self.days.values() for flow in day.returns))

    def _send(self, kind: Kind, size: int, held: dict[Key, dict[int, list[Literal]]]) -> None:
        arriving: dict[int, list[Literal | int]] = {0: [size]}
        for d in range(len(self.stretches)):
            key = self.day_key(kind, d)
            day = self._day(key)
            into = held.setdefault(key, defaultdict(list))
            leaving: dict[int, list[Literal | int]] = defaultdict(list)
            for done, incoming in arriving.items():
                numbers = self._numbers(kind, d, done, day)
                choices = [Choice(number, self.model.new_int_var(0, size, "")) for number in numbers]
                self.choices[kind, d, done] = choices
                self.hopeless |= not numbers and d == 0
                if self.hopeless:  # a row without variables is none
                    return
                self.model.add(sum(choice.many for choice in choices) == sum(incoming))
                for choice in choices:
                    into[choice.held].append(choice.many)
                    leaving[done + choice.held].append(choice.many)
            arriving = leaving

    def _numbers(self, kind: Kind, d: int, done: int, day: Day) -> list[int]:
        """How many meetings of a day leave a number for the others that fits into them."""
        later = sum(slot in kind.times.possible for stretch in self.stretches[d + 1 :] for slot in stretch)
        return [number for number in day.ends if 0 <= kind.meetings - done - number <= later]

    def day_key(self, kind: Kind, d: int) -> Key:
        return d, kind.times.within(self.stretches[d])

    def _day(self, key: Key) -> Day:
        if key not in self.days:
            d, times = key
            self.days[key] = Day(self.model, self.stretches[d], times, self.most[key], self.alike[key])
        return self.days[key]

    def _fill_tables(self) -> None:
        for i, slot in enumerate(self.problem.slots):
            taken = self.model.new_int_var(0, slot.tables, "")  # ``linear`` takes equations only
            self.model.add(sum(flow for day in self.days.values() for flow in day.busy.get(i, ())) == taken)


def _kind(problem: Problem, participant: Id, apart: bool) -> Kind:
    meetings = problem.meetings_of[participant]
    found = kind_of(problem, meetings)
    windows = None
    if apart:
        at = [[problem.position[slot] for slot in problem.slots_of[m.id]] for m in meetings]
        windows = tuple(sorted((slots[0], slots[-1]) for slots in at if slots))
    return Kind(found.meetings, Times(found.possible, found.needed, windows))
