"""A day of a rich round as arrays, and what stays of its agenda: held and frozen meetings first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...later import Later
from ..problem import Id, Schedule
from ..rich.hall import empty, hall_of
from ..seated.left import others_left
from .promises import Refused, one_at_a_time
from .standing import Standing

if TYPE_CHECKING:
    import numpy as np

    from ..rich import filling
    from ..rich import kernel as counting
    from ..rich import search as named
    from . import rich_kernel as kernel
    from . import rich_moves as moves
else:
    np = Later("numpy")
    named = Later("encadena.engines.rounds.rich.search")
    counting = Later("encadena.engines.rounds.rich.kernel")
    filling = Later("encadena.engines.rounds.rich.filling")
    kernel = Later("encadena.engines.rounds.repair.rich_kernel")
    moves = Later("encadena.engines.rounds.repair.rich_moves")

NOWHERE = -1
TOUCHED, UNTOUCHED = 1.5, 20.0  # waits that moving a told meeting is worth, as for plain rounds


def kept(standing: Standing, schedule: Schedule, seed: int = 0) -> Yard:
    """What stays: held and frozen meetings first, then those at low tables, because the highest ones close."""
    yard = Yard(standing, seed)
    held, position = standing.live.held, standing.problem.position
    order = sorted(
        standing.slot_of, key=lambda m: (m not in held, m not in standing.pinned, schedule.table_of.get(m, 0))
    )
    for meeting in order:
        m, begins = yard.number[meeting], position[standing.slot_of[meeting]]
        if meeting in held or (meeting not in standing.missed and yard.is_free(m, begins, anywhere=True)):
            yard.put(m, begins)
    yard.begin()
    yard.keep_promises(schedule)
    return yard


class Yard:
    """An agenda that changes meeting by meeting; meetings and slots by number. Waits are known after ``begin``."""

    def __init__(self, standing: Standing, seed: int = 0) -> None:
        self.standing = standing
        self.hall = hall_of(one_at_a_time(others_left(standing.problem)))
        self.state = empty(self.hall, seed + 1)
        self.number = {m.id: i for i, m in enumerate(standing.problem.meetings)}
        self.id = [m.id for m in standing.problem.meetings]
        every = named.named(self.hall, self.state)
        self._asked: tuple[Any, ...] = tuple(every[name] for name in named.OF_WAY)
        self._arrays: tuple[Any, ...] = (*self.hall, *self.state)
        self._counted: tuple[Any, ...] = tuple(every[name] for name in named.OF_COUNTING)
        self.stood = np.full(len(self.id), NOWHERE, np.int64)
        self.bother = np.zeros(len(self.id), np.float64)
        self._all: tuple[Any, ...] = (*self._arrays, self.stood, self.bother)

    def begin(self) -> None:
        """From here on what may not move does not, and every change knows its waits."""
        counting.count_everything(*self._counted)
        now, edge = self.standing.now, self.standing.edge
        self.hall.possible[:, : now + 1] = False
        for meeting in self.standing.slot_of:
            m = self.number[meeting]
            pinned = meeting in self.standing.pinned and self.state.slot[m] != NOWHERE
            self.hall.possible[m, : None if pinned else edge + 1] = False
        self.stood[:] = self.state.slot

    def keep_promises(self, before: Schedule) -> None:
        """No meeting goes where its promised table cannot be had."""
        if not self.standing.promises:
            return
        refused, slots = Refused(self.standing, before), self.standing.problem.slots
        for m, meeting in enumerate(self.standing.problem.meetings):
            if meeting.table is not None:
                possible = [slots[begins].id for begins in self.places(m)]
                for slot in refused.places(meeting, possible):
                    self.hall.possible[m, self.standing.problem.position[slot]] = False

    def set_bother(self, touched: set[Id]) -> None:
        """Who is not touched by what happened should not be moved for other people's waits."""
        told = self.standing.live.told
        for m, meeting in enumerate(self.standing.problem.meetings):
            if self.stood[m] != NOWHERE and (told is None or any(p in told for p in meeting.everybody)):
                self.bother[m] = TOUCHED if touched.issuperset(meeting.everybody) else UNTOUCHED

    def settle_there(self, m: int, bother: float) -> None:
        """Where it is now is where it should rather stay."""
        self.stood[m], self.bother[m] = self.state.slot[m], bother

    def slot_of(self) -> dict[Id, int]:
        slots = self.standing.problem.slots
        return {self.id[m]: slots[begins].id for m, begins in enumerate(self.state.slot.tolist()) if begins >= 0}

    def lost(self) -> list[int]:
        return [m for m, meeting in enumerate(self.id) if meeting in self.standing.slot_of and self.state.slot[m] < 0]

    def places(self, m: int) -> list[int]:
        """Where the meeting may begin from now on: a waiting one also in the frozen slots."""
        start, end = int(self.hall.first_choice[m]), int(self.hall.first_choice[m + 1])
        return [begins for begins in self.hall.choice[start:end].tolist() if self.hall.possible[m, begins]]

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
        self.state.tally[counting.TOKEN] += 1  # compiled steps mark meetings with tokens of the same count
        count = filling.in_the_way(m, begins, int(self.state.tally[counting.TOKEN]), *self._asked)
        return None if count < 0 else self.state.out[:count].tolist()

    def put(self, m: int, begins: int) -> None:
        """Only before ``begin``."""
        hall, state = self.hall, self.state
        state.slot[m] = begins
        people = hall.person[hall.first_person[m] : hall.first_person[m + 1]]
        spoken = hall.language[hall.first_language[m] : hall.first_language[m + 1]]
        for t in range(begins, begins + int(hall.length[m])):
            state.at[people, t] = m
            state.load[t] += hall.seated[m]
            state.serving[spoken, t] += 1

    def is_placed(self, m: int) -> bool:
        return bool(self.state.slot[m] != NOWHERE)

    def insert(self, m: int, longest: int) -> bool:
        """Give it a place where nobody is in the way, or where at most ``longest`` others find another one."""
        begins = kernel.cheapest_place(m, *self._arrays)
        if begins >= 0:
            kernel.settle(m, begins, *self._arrays)
            return True
        return longest > 0 and bool(moves.make_room(m, longest, *self._all))

    def settle(self, m: int, begins: int) -> None:
        kernel.settle(m, begins, *self._arrays)

    def leave(self, m: int) -> int:
        begins = int(self.state.slot[m])
        kernel.leave(m, *self._arrays)
        return begins

    def mend(self, steps: int, hot: float, cold: float, focus: float) -> None:
        how: tuple[Any, ...] = (*self._all, steps, hot, cold, focus)
        moves.mend(*how)

    def anybody_waits(self) -> bool:
        return bool(self.state.price.any())
