"""Which way a gap may go on the board, and what each step asks for."""

from collections.abc import Collection, Mapping

from encadena.kernel.errors import DomainError

from ..choices import ActionState, GapState
from ..errors import GAP_ACTIONS_OPEN, GAP_MOVE_IMPOSSIBLE, GAP_REASON_MISSING

S = GapState
MOVES: Mapping[str, tuple[str, ...]] = {
    S.OPEN: (S.IN_PLAN, S.DISCARDED),
    S.IN_PLAN: (S.WORKING, S.OPEN, S.DISCARDED),
    S.WORKING: (S.TO_REVIEW, S.IN_PLAN, S.DISCARDED),
    S.TO_REVIEW: (S.CLOSED, S.WORKING),
    S.CLOSED: (S.WORKING,),
    S.DISCARDED: (S.OPEN,),
}
BOARD = (S.OPEN, S.IN_PLAN, S.WORKING, S.TO_REVIEW, S.CLOSED)
FINISHED = frozenset({ActionState.CLOSED, ActionState.CANCELLED})


def needs_reason(before: str, after: str) -> bool:
    """Discarding needs one, and so does coming back from the end or from the second look."""
    return after == S.DISCARDED or before in {S.CLOSED, S.DISCARDED} or (before, after) == (S.TO_REVIEW, S.WORKING)


def check_move(before: str, after: str, *, reason: str, actions: Collection[str]) -> None:
    """``actions`` are the states of the gap's actions. A gap without any closed action is closed with a reason only.

    Raises ``gap_move_impossible``, ``gap_reason_missing``, ``gap_actions_open``.
    """
    if after not in MOVES[before]:
        raise DomainError(GAP_MOVE_IMPOSSIBLE, before=before, after=after)
    if needs_reason(before, after) and not reason:
        raise DomainError(GAP_REASON_MISSING)
    if after == S.CLOSED:
        unfinished = sum(state not in FINISHED for state in actions)
        if unfinished:
            raise DomainError(GAP_ACTIONS_OPEN, n=unfinished)
        if ActionState.CLOSED not in actions and not reason:
            raise DomainError(GAP_REASON_MISSING)
