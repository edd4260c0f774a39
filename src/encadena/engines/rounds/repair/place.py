"""A first repaired agenda: what can stay stays, what lost its place finds another, the rest goes by value."""

from ..board import NOWHERE, Board
from ..problem import Id, Schedule
from .standing import Standing


def place(standing: Standing, schedule: Schedule) -> dict[Id, int]:
    """Slot of every meeting that has a place afterwards; nobody is moved who could stay."""
    board = Board(standing.problem)
    _keep(board, standing, schedule)
    number = board.meeting_number
    lost = [number[m] for m in standing.slot_of if board.slot[number[m]] == NOWHERE]
    for meeting in sorted(lost, key=lambda m: len(board.choices[m])):
        _settle(board, meeting, after=standing.edge)
    for waiting in sorted(standing.live.waiting, key=lambda w: -w.value):
        _settle(board, number[waiting.meeting.id], after=standing.now)
    slots = standing.problem.slots
    return {m: slots[board.slot[i]].id for m, i in number.items() if board.slot[i] != NOWHERE}


def _keep(board: Board, standing: Standing, schedule: Schedule) -> None:
    """What is pinned first, then everything that may stay, low tables first: the highest ones are those that close."""
    position, held = standing.problem.position, standing.live.held
    order = sorted(
        standing.slot_of,
        key=lambda m: (m not in held, m not in standing.pinned, schedule.table_of.get(m, 0)),
    )
    for meeting in order:
        i, slot = board.meeting_number[meeting], position[standing.slot_of[meeting]]
        if meeting in held or (meeting not in standing.missed and _free(board, i, slot)):
            board.place(i, slot)


def _free(board: Board, meeting: int, slot: int) -> bool:
    return (
        board.load[slot] < board.capacity[slot]
        and all(board.at[p][slot] == NOWHERE for p in board.pair[meeting])
        and all(board.slot[m] < slot for m in board.before[meeting])
        and all(board.slot[m] == NOWHERE or board.slot[m] > slot for m in board.after[meeting])
    )


def _settle(board: Board, meeting: int, *, after: int) -> None:
    """Where it adds the fewest waits, and early."""
    free = [slot for slot in board.choices[meeting] if slot > after and _free(board, meeting, slot)]
    if free:
        board.place(meeting, min(free, key=lambda slot: (_worse(board, meeting, slot), slot)))


def _worse(board: Board, meeting: int, slot: int) -> int:
    return sum(board.breaks(board.busy[p] | board.bit[slot]) - board.breaks(board.busy[p]) for p in board.pair[meeting])
