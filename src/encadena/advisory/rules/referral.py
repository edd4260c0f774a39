"""The steps of a referral, as a table."""

from datetime import date

from encadena.kernel.errors import DomainError

from ..choices import ReferralState as S
from ..errors import REFERRAL_DATES, REFERRAL_STEP

STEPS: dict[str, frozenset[str]] = {
    S.SENT: frozenset({S.RECEIVED, S.ACCEPTED, S.DECLINED, S.WITHDRAWN}),
    S.RECEIVED: frozenset({S.ACCEPTED, S.DECLINED, S.WITHDRAWN}),
    S.ACCEPTED: frozenset({S.CLOSED, S.WITHDRAWN}),
    S.DECLINED: frozenset(),
    S.CLOSED: frozenset(),
    S.WITHDRAWN: frozenset({S.SENT}),
}
OPEN = (S.SENT, S.RECEIVED, S.ACCEPTED)
WAITING = (S.SENT, S.RECEIVED)


def check_step(before: str, after: str) -> None:
    if after not in STEPS[before]:
        raise DomainError(REFERRAL_STEP, before=before, after=after)


def check_dates(*, agreed_on: date, sent_on: date, answer_by: date, today: date) -> None:
    """Agreed, then sent, then answered; nothing is sent in the future."""
    if agreed_on > sent_on or sent_on > today or answer_by < sent_on:
        raise DomainError(REFERRAL_DATES, agreed=agreed_on, sent=sent_on, answer=answer_by)


def is_late(state: str, answer_by: date, today: date) -> bool:
    return state in WAITING and answer_by < today
