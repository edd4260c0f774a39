"""The other sessions of an adviser on one day: what the hours of a new one are checked against."""

from datetime import date

from encadena.accounts.models import User

from ..models import Session
from ..rules.session import CLOCKS, Booked


def booked_on(adviser: User, on: date, *, except_for: int | None = None) -> list[Booked]:
    """Two queries, however many sessions; withdrawn ones take no time."""
    sessions = Session.objects.filter(adviser=adviser, on=on, withdrawn_at=None).exclude(pk=except_for or 0)
    return [
        Booked(
            minutes=sum(getattr(session, clock) for clock in CLOCKS),
            starts_at=session.starts_at,
            contact_minutes=session.contact_minutes,
            who=", ".join(str(row.firm) for row in session.attended.all()),
        )
        for session in sessions.order_by("starts_at", "pk").prefetch_related("attended__firm")
    ]


def minutes_on(adviser: User, on: date, *, except_for: int | None = None) -> int:
    """The three clocks of the day together, in minutes."""
    return sum(other.minutes for other in booked_on(adviser, on, except_for=except_for))
