"""When and between whom a wish may be said."""

from datetime import datetime
from typing import TYPE_CHECKING

from ..choices import NOT_COMING, RoundState
from ..errors import WishError

if TYPE_CHECKING:
    from ..models import Participant, Terms

TALKING = (RoundState.DRAFT, RoundState.REGISTRATION, RoundState.PLANNING)


def refuse_strangers(by: "Participant", about: "Participant") -> None:
    """A buyer and a firm of one round, both coming."""
    if by.round_id != about.round_id or (by.buyer_id is None) == (about.buyer_id is None):
        raise WishError("wish_same_side")
    for person in (by, about):
        if person.status in NOT_COMING:
            raise WishError("wish_not_coming", name=person.name)


def refuse_late(state: str, terms: "Terms", *, answers: bool, now: datetime) -> None:
    """Requests close first, answers later; once the agenda is public only the organiser changes meetings."""
    if state not in TALKING:
        raise WishError("wishes_after_agenda")
    closes = (terms.answers_close_at or terms.wishes_close_at) if answers else terms.wishes_close_at
    if closes and now >= closes:
        raise WishError("answers_closed" if answers else "wishes_closed", closed=closes)


def is_open(state: str, terms: "Terms", now: datetime) -> tuple[bool, bool]:
    """Whether requests and answers are still taken."""
    return _fits(state, terms, False, now), _fits(state, terms, True, now)


def _fits(state: str, terms: "Terms", answers: bool, now: datetime) -> bool:
    try:
        refuse_late(state, terms, answers=answers, now=now)
    except WishError:
        return False
    return True
