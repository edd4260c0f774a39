"""Who may be busy when, and who meets whom, as arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...later import Later
from ..bound import kind_of
from ..problem import Problem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float64]
else:
    np = Later("numpy")
    Ints = Flags = Floats = object


class Crowd(NamedTuple):
    """Participants with meetings, meetings and slots by number.

    ``meets``: meetings of each participant. ``may``, ``must``: participant is or has to be busy in a slot. ``least``,
    ``most``: meetings that are done after it. ``opens``: a stretch begins with the slot. ``pair``, ``possible``,
    ``tables`` as on the board.
    """

    meets: Ints
    may: Flags
    must: Flags
    least: Ints
    most: Ints
    opens: Flags
    pair: Ints
    possible: Flags
    tables: Ints


def crowd_of(problem: Problem) -> Crowd:
    """Of a ``plain`` problem."""
    people = [p for p in problem.participants if problem.meetings_of[p]]
    number = {p: i for i, p in enumerate(people)}
    kinds = [kind_of(problem, problem.meetings_of[p]) for p in people]
    slots = range(len(problem.slots))
    first = {problem.position[stretch[0]] for stretch in problem.stretches}
    possible = np.zeros((len(problem.meetings), len(slots)), np.bool_)
    for row, m in zip(possible, problem.meetings, strict=True):
        row[[problem.position[s] for s in problem.slots_of[m.id]]] = True
    shape = (len(people), len(slots))
    return Crowd(
        np.array([kind.meetings for kind in kinds], np.int64),
        np.array([[t in kind.possible for t in slots] for kind in kinds], np.bool_).reshape(shape),
        np.array([[t in kind.needed for t in slots] for kind in kinds], np.bool_).reshape(shape),
        np.array([kind.at_least for kind in kinds], np.int64).reshape(shape),
        np.array([kind.at_most for kind in kinds], np.int64).reshape(shape),
        np.array([t in first for t in slots], np.bool_),
        np.array([(number[m.first], number[m.second]) for m in problem.meetings], np.int64).reshape(-1, 2),
        possible,
        np.array([slot.tables for slot in problem.slots], np.int64),
    )
