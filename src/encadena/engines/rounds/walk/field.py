"""An agenda as arrays: what does not change (``Field``) and what a walk changes (``Agenda``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...later import Later
from ..board import Board

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Words = NDArray[np.uint64]
    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float64]
else:
    np = Later("numpy")
    Ints = Words = Flags = Floats = object

WORD = 64
NO_LIMIT = 1 << 30
UNSEEN = 1 << 40  # breaks of no agenda
FULL_WORD = (1 << WORD) - 1


class Field(NamedTuple):
    """Participants, meetings and slots are numbered as on the board.

    A participant's busy slots are bits of some words, each slot at its place; between two stretches there is an empty
    place. ``slot_at``: the slot of each place. ``there``: places in which each participant can be. ``stretch``: places
    of each stretch. ``first_later`` and ``later``: meetings that have to come after each meeting, one row after the
    other; ``earlier`` alike. ``limit``: breaks of one participant above which they are unfair.
    """

    pair: Ints
    possible: Flags
    slot_at: Ints
    there: Words
    stretch: Words
    capacity: Ints
    first_later: Ints
    later: Ints
    first_earlier: Ints
    earlier: Ints
    limit: int


class Agenda(NamedTuple):
    """``at``: meeting of each participant and slot, or -1. ``waits``, ``price``: breaks and cost of each participant.

    ``waiting``: those with breaks, in the first ``tally[WAITING]`` places; ``waiting_at``: where each of them stands
    there. ``with_waits``: participants by their number of breaks. ``best``: slots of the best agenda seen. ``path``:
    room for the meetings of a chain. ``dice``: state of the random numbers.
    """

    slot: Ints
    at: Ints
    busy: Words
    load: Ints
    waits: Ints
    price: Floats
    waiting: Ints
    waiting_at: Ints
    with_waits: Ints
    best: Ints
    path: Ints
    tally: Ints
    dice: Words


TOTAL, BEST, WAITING = range(3)  # places of ``tally``: breaks now, breaks of the best, people who wait


def field_of(board: Board) -> Field:
    problem, meetings, slots = board.problem, len(board.pair), len(board.capacity)
    place = np.array([bit.bit_length() - 1 for bit in board.bit], np.int64)
    words = words_of(board)
    slot_at = np.zeros(words * WORD, np.int64)
    slot_at[place] = np.arange(slots)
    everywhere = sum(board.bit)
    away = [0] * len(problem.participants)
    number = {p: i for i, p in enumerate(problem.participants)}
    for participant, slot in problem.forbidden:
        away[number[participant]] |= board.bit[problem.position[slot]]
    return Field(
        np.array(board.pair, np.int64).reshape(meetings, 2),
        possible_of(board),
        slot_at,
        in_words([everywhere & ~missing for missing in away], words),
        in_words(board.stretch_masks, words),
        np.array(board.capacity, np.int64),
        *_rows(board.after),
        *_rows(board.before),
        NO_LIMIT if problem.fairness is None else problem.fairness,
    )


def possible_of(board: Board) -> Flags:
    """By meeting and slot."""
    possible = np.zeros((len(board.pair), len(board.capacity)), np.bool_)
    for meeting, choices in enumerate(board.choices):
        possible[meeting, choices] = True
    return possible


def agenda_of(board: Board, seed: int) -> Agenda:
    """The board's agenda (every meeting placed), with breaks and costs still to be counted."""
    people, meetings = len(board.busy), len(board.pair)
    slot = np.array(board.slot, np.int64)
    return Agenda(
        slot,
        np.array(board.at, np.int64).reshape(people, len(board.capacity)),
        in_words(board.busy, words_of(board)),
        np.array(board.load, np.int64),
        np.zeros(people, np.int64),
        np.zeros(people, np.float64),
        np.zeros(people, np.int64),
        np.zeros(people, np.int64),
        np.zeros(len(board.capacity) + 2, np.int64),
        slot.copy(),
        np.zeros(meetings, np.int64),
        np.array([0, UNSEEN, 0], np.int64),
        np.array([(seed * 0x9E3779B97F4A7C15 + 0x1234567) & FULL_WORD | 1], np.uint64),
    )


def words_of(board: Board) -> int:
    return max(1, -(-max(board.bit, default=1).bit_length() // WORD))


def in_words(masks: list[int], words: int) -> Words:
    cut = [[mask >> WORD * w & FULL_WORD for w in range(words)] for mask in masks]
    return np.array(cut, np.uint64).reshape(len(masks), words)


def _rows(lists: list[list[int]]) -> tuple[Ints, Ints]:
    starts = np.zeros(len(lists) + 1, np.int64)
    starts[1:] = np.cumsum([len(row) for row in lists])
    return starts, np.array([m for row in lists for m in row], np.int64)
