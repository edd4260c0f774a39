"""A day as arrays for the compiled repair: what may stand where, what stands where, and where it stood before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ...later import Later
from ..board import NOWHERE, Board
from ..problem import Id
from ..walk.field import Flags, Floats, Ints, Words, agenda_of, field_of
from .standing import Standing

if TYPE_CHECKING:
    import numpy as np

    from . import kernel
else:
    np = Later("numpy")
    kernel = Later("encadena.engines.rounds.repair.kernel")

TOUCHED = 1.5  # waits: a told meeting moves for waits alone only where that ends two of them
UNTOUCHED = 20.0


class Yard(NamedTuple):
    """As in ``walk.field``; ``place`` is the place of each slot, ``slot`` -1 for a meeting without one, ``home`` the
    slot of a meeting that stood somewhere before, ``bother`` what being away from it costs, in waits (0 if nobody was
    told).
    """

    pair: Ints
    possible: Flags
    place: Ints
    slot_at: Ints
    there: Words
    stretch: Words
    capacity: Ints
    first_later: Ints
    later: Ints
    first_earlier: Ints
    earlier: Ints
    limit: int
    slot: Ints
    at: Ints
    busy: Words
    load: Ints
    price: Floats
    home: Ints
    bother: Floats
    path: Ints
    dice: Words


def yard_of(standing: Standing, board: Board, fairness: int | None, seed: int) -> Yard:
    """``board`` has what stays; ``fairness`` only makes a participant's many breaks dearer."""
    field, agenda = field_of(board), agenda_of(board, seed)
    number = board.meeting_number
    edge, now = standing.edge, standing.now
    possible = field.possible
    possible[:, : now + 1] = False
    for meeting in standing.slot_of:
        if meeting in standing.pinned and board.slot[number[meeting]] != NOWHERE:
            possible[number[meeting], :] = False
        else:
            possible[number[meeting], : edge + 1] = False
    yard = Yard(
        field.pair,
        possible,
        np.array([bit.bit_length() - 1 for bit in board.bit], np.int64),
        field.slot_at,
        field.there,
        field.stretch,
        field.capacity,
        field.first_later,
        field.later,
        field.first_earlier,
        field.earlier,
        field.limit if fairness is None else fairness,
        agenda.slot,
        agenda.at,
        agenda.busy,
        agenda.load,
        agenda.price,
        agenda.slot.copy(),
        np.zeros(len(board.pair), np.float64),
        agenda.path,
        agenda.dice,
    )
    kernel.count_prices(yard.busy, yard.stretch, yard.limit, yard.price)
    return yard


def set_bother(yard: Yard, standing: Standing, touched: set[Id]) -> None:
    """Who is not touched by what happened should not be moved for other people's waits."""
    told = standing.live.told
    for i, meeting in enumerate(standing.problem.meetings):
        if yard.home[i] != NOWHERE and (told is None or any(p in told for p in meeting.pair)):
            yard.bother[i] = TOUCHED if touched.issuperset(meeting.pair) else UNTOUCHED


def arrays(yard: Yard) -> tuple[Any, ...]:
    return tuple(yard)
