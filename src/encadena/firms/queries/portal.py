"""What a firm's own page shows of the register: papers that end, and what is not known yet."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser

from encadena.accounts.models import User
from encadena.kernel import clock

from ..choices import FemaleOwned, SizeBand
from ..models import Document, Firm
from ..rules.expiry import WARN_DAYS
from .document import CURRENT, documents_of

SHOWN = 10
NEWEST = 3
KEPT_AFTER = timedelta(days=180)
"""A paper that ended longer ago is no longer asked for."""


def papers_ending(user: User | AnonymousUser, firm: Firm) -> list[Document]:
    """Current ones that end within 90 days or ended in the last 180, soonest first."""
    today = clock.today()
    until = today + timedelta(days=WARN_DAYS[0])
    rows = documents_of(user, firm).filter(CURRENT, expires_on__lte=until, expires_on__gte=today - KEPT_AFTER)
    return list(rows.order_by("expires_on", "pk")[:SHOWN])


def newest_papers(user: User | AnonymousUser, firm: Firm) -> list[Document]:
    return list(documents_of(user, firm).filter(CURRENT)[:NEWEST])


def unknown_of(firm: Firm) -> list[str]:
    """Which of ``sales``, ``owners``, ``email``, ``phone``, ``offerings`` nobody has told; one query."""
    absent = {
        "sales": firm.band == SizeBand.NO_INFORMATION,
        "owners": firm.female_owned == FemaleOwned.UNKNOWN,
        "email": not firm.email,
        "phone": not firm.phone,
        "offerings": not firm.offerings.exists(),
    }
    return [name for name, missing in absent.items() if missing]
