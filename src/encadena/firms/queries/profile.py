"""What the page of a firm shows."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from encadena.kernel import clock

from ..models import Assignment, Firm, Membership, Merge, Offering, Ownership, YearlySales
from ..rules.ownership import Part, WomensShare, womens_share
from .ownership import on_day


@dataclass(frozen=True)
class Owners:
    """Owners of today, those of before, what women own, and the known part of the whole (percent)."""

    current: list[Ownership]
    past: list[Ownership]
    women: WomensShare
    known: object


def size_figure(firm: Firm) -> YearlySales | None:
    """The figure from which the firm's size was reckoned: its latest year with a known amount."""
    known = firm.sales.filter(replaced_at__isnull=True, amount__isnull=False)
    return known.order_by("-year").first()


def open_assignments(firm: Firm) -> QuerySet[Assignment]:
    return firm.assignments.filter(until__isnull=True).select_related("centre", "adviser").order_by("since", "id")


def all_assignments(firm: Firm) -> QuerySet[Assignment]:
    return firm.assignments.select_related("centre", "adviser").order_by("-since", "-id")


def memberships(firm: Firm) -> QuerySet[Membership]:
    return firm.memberships.select_related("institution").order_by("-since", "-id")


def owners_of(firm: Firm, day: date | None = None) -> Owners:
    day = day or clock.today()
    rows = list(firm.ownerships.select_related("person", "owner_firm").order_by("-share", "id"))
    current_ids = set(firm.ownerships.filter(on_day(day)).values_list("pk", flat=True))
    current = [row for row in rows if row.pk in current_ids]
    parts = [Part(row.share, row.person.gender if row.person else None) for row in current]
    return Owners(
        current=current,
        past=[row for row in rows if row.pk not in current_ids],
        women=womens_share(parts),
        known=sum(part.share for part in parts if part.share is not None),
    )


def sales_of(firm: Firm) -> list[YearlySales]:
    """Latest year first; under each year the figure that stands, then those it replaced."""
    rows = firm.sales.all()
    return sorted(rows, key=lambda row: (-row.year, row.replaced_at is not None, -row.pk))


def offerings_of(firm: Firm) -> QuerySet[Offering]:
    """Those on sale first, then the withdrawn."""
    return firm.offerings.select_related("product", "service").order_by("withdrawn_at", "name", "id")


def merges_into(firm: Firm) -> QuerySet[Merge]:
    return firm.merges.filter(undone_at__isnull=True).select_related("gone", "done_by")
