"""The repair of a rich round: what can stay stays, what lost its place and the waiting list take what no rule forbids.

A meeting finds a place where nobody is in the way, or where those in the way all find another one at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from ...later import Later
from ..problem import Id, Schedule
from ..rich.hall import empty, hall_of
from .standing import Standing
from .worth import Worth

if TYPE_CHECKING:
    from ..rich import filling
    from ..rich import search as arrays
else:
    arrays = Later("encadena.engines.rounds.rich.search")
    filling = Later("encadena.engines.rounds.rich.filling")

NOWHERE = -1
GIVE_WAY = 2  # meetings that may move for another


def kept(standing: Standing, schedule: Schedule) -> Yard:
    """What stays: held and frozen meetings first, then those at low tables, because the highest ones close."""
    yard = Yard(standing)
    held, position = standing.live.held, standing.problem.position
    order = sorted(
        standing.slot_of, key=lambda m: (m not in held, m not in standing.pinned, schedule.table_of.get(m, 0))
    )
    for meeting in order:
        m, begins = yard.number[meeting], position[standing.slot_of[meeting]]
        if meeting in held or (meeting not in standing.missed and yard.is_free(m, begins, anywhere=True)):
            yard.put(m, begins)
    return yard


def refilled(yard: Yard, standing: Standing, over: Callable[[], bool]) -> Worth:
    """Lost meetings first, those with few places before the others; then the waiting list, the dearest first."""
    lost = sorted(yard.lost(), key=lambda m: len(yard.places(m, waits=False)))
    waiting = sorted(standing.live.waiting, key=lambda w: -w.value)
    numbers = [yard.number[w.meeting.id] for w in waiting]
    bound = sum(w.value for w, m in zip(waiting, numbers, strict=True) if yard.places(m, waits=True))
    for wanted, waits in ((lost, False), (numbers, True)):
        for m in wanted:
            if not over():
                yard.insert(m, waits=waits)
    return Worth(bound, frozenset(w.meeting.id for w in waiting))


class Yard:
    """An agenda that changes meeting by meeting; meetings and slots by number."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.hall = hall_of(standing.problem)
        self.state = empty(self.hall, 1)
        self.number = {m.id: i for i, m in enumerate(standing.problem.meetings)}
        self.id = [m.id for m in standing.problem.meetings]
        named = arrays.named(self.hall, self.state)
        self._asked: tuple[Any, ...] = tuple(named[name] for name in arrays.OF_WAY)
        self._token = 0

    def slot_of(self) -> dict[Id, int]:
        slots = self.standing.problem.slots
        return {self.id[m]: slots[begins].id for m, begins in enumerate(self.state.slot.tolist()) if begins >= 0}

    def lost(self) -> list[int]:
        return [m for m, meeting in enumerate(self.id) if meeting in self.standing.slot_of and self.state.slot[m] < 0]

    def places(self, m: int, *, waits: bool) -> list[int]:
        """Where the meeting may begin from now on: a waiting one also in the frozen slots."""
        after = self.standing.now if waits else self.standing.edge
        start, end = int(self.hall.first_choice[m]), int(self.hall.first_choice[m + 1])
        return [begins for begins in self.hall.choice[start:end].tolist() if begins > after]

    def is_free(self, m: int, begins: int, *, anywhere: bool = False) -> bool:
        """Nobody is in the way. ``anywhere``: also where it could not be put now (its slot had its reasons once)."""
        length = int(self.hall.length[m])
        inside = begins + length <= len(self.hall.capacity)
        possible = bool(self.hall.possible[m, begins]) or (anywhere and self._stood(m, begins))
        return possible and inside and self.in_the_way(m, begins) == []

    def _stood(self, m: int, begins: int) -> bool:
        return begins <= self.standing.now and self.id[m] in self.standing.pinned

    def in_the_way(self, m: int, begins: int) -> list[int] | None:
        """Who would have to leave; None: it would not help."""
        self._token += 1
        count = filling.in_the_way(m, begins, self._token, *self._asked)
        return None if count < 0 else self.state.out[:count].tolist()

    def put(self, m: int, begins: int) -> None:
        self._change(m, begins, 1)

    def lift(self, m: int) -> int:
        begins = int(self.state.slot[m])
        self._change(m, begins, -1)
        return begins

    def _change(self, m: int, begins: int, by: int) -> None:
        hall, state = self.hall, self.state
        state.slot[m] = begins if by > 0 else NOWHERE
        people = hall.person[hall.first_person[m] : hall.first_person[m + 1]]
        spoken = hall.language[hall.first_language[m] : hall.first_language[m + 1]]
        for t in range(begins, begins + int(hall.length[m])):
            state.at[people, t] = m if by > 0 else NOWHERE
            state.load[t] += by * hall.seated[m]
            state.serving[spoken, t] += by

    def insert(self, m: int, *, waits: bool) -> bool:
        places = self.places(m, waits=waits)
        for begins in places:
            if self.is_free(m, begins):
                self.put(m, begins)
                return True
        return any(self._make_room(m, begins) for begins in places if begins > self.standing.edge)

    def _make_room(self, m: int, begins: int) -> bool:
        out = self.in_the_way(m, begins)
        if out is None or len(out) > GIVE_WAY or any(self.id[other] in self.standing.pinned for other in out):
            return False
        if any(self.state.slot[other] <= self.standing.edge for other in out):
            return False
        home = {other: self.lift(other) for other in out}
        self.put(m, begins)
        placed = [other for other in out if self._first_free(other)]
        if len(placed) == len(out):
            return True
        for moved in (*placed, m):
            self.lift(moved)
        for other, place in home.items():
            self.put(other, place)
        return False

    def _first_free(self, m: int) -> bool:
        free: Iterable[int] = (begins for begins in self.places(m, waits=False) if self.is_free(m, begins))
        begins = next(iter(free), None)
        if begins is not None:
            self.put(m, begins)
        return begins is not None
