"""A first agenda without conflicts, in milliseconds: each meeting into its emptiest slot, then push and be pushed."""

from collections.abc import Callable
from random import Random

from .board import NOWHERE, Board

POLL_EVERY = 64


def construct(board: Board, rng: Random, *, pushes: int, over: Callable[[], bool]) -> bool:
    """Place every meeting on an empty ``board``; False if some meeting found no place within ``pushes`` attempts.

    Meetings with few possible slots go first. One that finds none free takes the slot where it pushes out the
    meetings that were pushed least so far; they look for a new place in turn.
    """
    waiting = [m for m in _hardest_first(board) if not _place_freely(board, m, rng)]
    pushed = [1] * len(board.pair)
    for attempt in range(pushes):
        if not waiting:
            return True
        if attempt % POLL_EVERY == 0 and over():
            return False
        meeting = waiting.pop(rng.randrange(len(waiting)))
        pushed[meeting] += 1
        _push_in(board, meeting, waiting, pushed, rng)
    return not waiting


def _hardest_first(board: Board) -> list[int]:
    held = [0] * len(board.busy)
    for pair in board.pair:
        for participant in pair:
            held[participant] += 1
    return sorted(range(len(board.pair)), key=lambda m: (len(board.choices[m]), -sum(held[p] for p in board.pair[m])))


def _place_freely(board: Board, meeting: int, rng: Random) -> bool:
    first, second = (board.at[participant] for participant in board.pair[meeting])
    load, capacity = board.load, board.capacity
    free = [
        slot
        for slot in board.choices[meeting]
        if first[slot] == NOWHERE == second[slot] and load[slot] < capacity[slot]
    ]
    if board.before[meeting] or board.after[meeting]:
        free = [slot for slot in free if not _in_the_way(board, meeting, slot)]
    if free:
        board.place(meeting, min(free, key=lambda s: (load[s] / capacity[s], rng.random())))
    return bool(free)


def _push_in(board: Board, meeting: int, waiting: list[int], pushed: list[int], rng: Random) -> None:
    if not board.choices[meeting]:
        waiting.append(meeting)
        return
    options = [(slot, _pushed_out(board, meeting, slot, rng)) for slot in board.choices[meeting]]
    slot, out = min(options, key=lambda option: sum(pushed[m] for m in option[1]) + rng.random())
    for other in out:
        board.lift(other)
        waiting.append(other)
    board.place(meeting, slot)


def _in_the_way(board: Board, meeting: int, slot: int) -> set[int]:
    """Placed meetings that cannot stay if ``meeting`` is held in ``slot``, tables aside."""
    found = {board.at[participant][slot] for participant in board.pair[meeting]} - {NOWHERE}
    found |= {m for m in board.before[meeting] if board.slot[m] >= slot}
    found |= {m for m in board.after[meeting] if NOWHERE < board.slot[m] <= slot}
    return found


def _pushed_out(board: Board, meeting: int, slot: int, rng: Random) -> set[int]:
    found = _in_the_way(board, meeting, slot)
    leaving = sum(board.slot[m] == slot for m in found)
    if board.load[slot] - leaving >= board.capacity[slot]:
        found.add(rng.choice([m for m, s in enumerate(board.slot) if s == slot and m not in found]))
    return found
