"""Which way a gap may go on the board, and what each step asks for."""

from collections.abc import Collection, Mapping

from encadena.kernel.errors import DomainError

from ..choices import ActionState, ActionStep, GapState
from ..errors import GAP_ACTIONS_OPEN, GAP_MOVE_IMPOSSIBLE, GAP_REASON_MISSING, GAP_WORDS_OF_OTHERS

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
STEPS: Mapping[str, tuple[ActionStep, ...]] = {
    ActionState.TO_DO: (ActionStep.DONE, ActionStep.CANCEL),
    ActionState.DONE: (ActionStep.CLOSE, ActionStep.SEND_BACK),
    ActionState.CLOSED: (ActionStep.SEND_BACK,),
    ActionState.CANCELLED: (ActionStep.SEND_BACK,),
}
FINISHED = frozenset({ActionState.CLOSED, ActionState.CANCELLED})


def needs_reason(before: str, after: str) -> bool:
    """Discarding needs one, and so does coming back from the end or from the second look."""
    return after == S.DISCARDED or before in {S.CLOSED, S.DISCARDED} or (before, after) == (S.TO_REVIEW, S.WORKING)


def check_own_words(names: Collection[str]) -> None:
    """Of what a gap says, the firm's own account changes one thing. Raises ``gap_words_of_others``."""
    if set(names) - {"firm_says"}:
        raise DomainError(GAP_WORDS_OF_OTHERS)


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
