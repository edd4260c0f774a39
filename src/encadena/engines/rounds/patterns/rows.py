"""Who meets whom within given hours, as arrays: each of the side that keeps its hours is a row of meetings, of which
any two may trade their slots.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from ...later import Later
from ..board import Board
from ..problem import Id
from ..walk.field import Flags, Ints, possible_of

if TYPE_CHECKING:
    from random import Random

    import numpy as np

    from . import swaps
else:
    np = Later("numpy")
    swaps = Later("encadena.engines.rounds.patterns.swaps")


class Rows(NamedTuple):
    """Participants, meetings and slots as on the board.

    ``host``, ``guest``: of each meeting, who keeps their hours and who does not. ``first_of``, ``of_host``: meetings of
    each participant as a host, one row after the other; ``first_with``, ``of_guest`` alike. ``possible`` as on the
    board. ``slot``: of each meeting. ``held``: meetings of each guest in each slot. ``clashes`` of each guest: meetings
    at the same time as another, or when they may not be; ``clashing``: guests with any, in the first ``tally[0]``
    places; ``clashing_at``: where each of them stands there.
    """

    host: Ints
    guest: Ints
    first_of: Ints
    of_host: Ints
    first_with: Ints
    of_guest: Ints
    possible: Flags
    slot: Ints
    held: Ints
    clashes: Ints
    clashing: Ints
    clashing_at: Ints
    tally: Ints


def rows_of(board: Board, hours: Mapping[Id, list[int]], rng: Random) -> Rows:
    """Every host's meetings in the host's ``hours`` (by position), in any order; guests may be at two tables."""
    people, slots = len(board.problem.participants), len(board.capacity)
    number = {p: i for i, p in enumerate(board.problem.participants)}
    hosts = {number[p] for p in hours}
    pairs = [pair if pair[0] in hosts else pair[::-1] for pair in board.pair]
    host, guest = np.array(pairs, np.int64).reshape(-1, 2).T.copy()
    slot = np.zeros(len(pairs), np.int64)
    of_host, of_guest = np.argsort(host, kind="stable"), np.argsort(guest, kind="stable")
    first_of, first_with = (
        np.searchsorted(ordered, np.arange(people + 1)) for ordered in (host[of_host], guest[of_guest])
    )
    for p, busy in hours.items():
        i = number[p]
        slot[of_host[first_of[i] : first_of[i + 1]]] = rng.sample(busy, len(busy))
    possible = possible_of(board)
    held = np.zeros((people, slots), np.int64)
    clashes, clashing, clashing_at, tally = (np.zeros(size, np.int64) for size in (people, people, people, 1))
    swaps.count_clashes(guest, slot, possible, held, clashes, clashing, clashing_at, tally)
    lists = (host, guest, first_of, of_host, first_with, of_guest, possible)
    return Rows(*lists, slot, held, clashes, clashing, clashing_at, tally)
