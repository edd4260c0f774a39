"""The list of firms: filtered, ordered and cut into pages without ever counting or reading everything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Prefetch, Q, QuerySet

from encadena.accounts.models import User
from encadena.catalogs.models import Activity
from encadena.kernel import clock
from encadena.network.queries import active_on, scope_of

from ..models import Assignment, Firm, FirmActivity, Membership
from ..rules.filters import ORDERS, WITH_RUT, Filters
from .finding import firms_with_words
from .scope import firms_counted_for, firms_visible_to

PER_PAGE = 50
COUNTED = 10_000
DEEPEST_PAGE = 20_000
# Up to here a page is found quickest by walking its order; further on, by sorting what is in scope.
NEAR_PAGES = 10
FEW_CENTRES = 3
EXPORTED = 20_000


@dataclass(frozen=True)
class FirmPage:
    """One page. ``total`` counts up to 10,000; with ``more_than_counted`` there are more, and how many is not said."""

    firms: Sequence[Firm]
    number: int
    total: int
    has_next: bool

    @property
    def more_than_counted(self) -> bool:
        return self.total > COUNTED

    @property
    def first(self) -> int:
        return (self.number - 1) * PER_PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.firms) - 1

    @property
    def previous(self) -> int:
        return self.number - 1

    @property
    def following(self) -> int:
        return self.number + 1

    @property
    def has_previous(self) -> bool:
        return self.number > 1


def firms_filtered(user: User | AnonymousUser, filters: Filters) -> QuerySet[Firm]:
    """The firms in the reader's scope that pass the filters, in no order; good for one page."""
    return _narrowed(firms_visible_to(user), filters)


def _narrowed(firms: QuerySet[Firm], filters: Filters) -> QuerySet[Firm]:
    firms = firms.order_by()
    columns = ("region", "commune", "band", "legal_size", "kind", "female_owned")
    firms = firms.filter(**{column: value for column in columns if (value := getattr(filters, column))})
    if filters.rut:
        firms = firms.filter(rut__isnull=filters.rut != WITH_RUT)
    if filters.centre or filters.adviser:
        firms = firms.filter(pk__in=_attended(filters).values("firm"))
    if filters.member_of:
        members = Membership.objects.filter(active_on(clock.today()), institution=int(filters.member_of))
        firms = firms.filter(pk__in=members.values("firm"))
    if filters.section:
        firms = firms.filter(pk__in=_active_in(filters.section).values("firm"))
    return firms_with_words(firms, filters.text) if filters.text else firms


def page_of_firms(user: User | AnonymousUser, filters: Filters, number: int) -> FirmPage:
    """Page ``number`` (from 1). The ids come from an index alone; rows are read for one page only.

    Three queries and one for the assignments, whatever the size of the register.
    """
    number = min(max(number, 1), DEEPEST_PAGE)
    firms = _narrowed((firms_counted_for if number > NEAR_PAGES else firms_visible_to)(user), filters)
    start = (number - 1) * PER_PAGE
    ids = list(firms.order_by(*ORDERS[filters.order]).values_list("pk", flat=True)[start : start + PER_PAGE + 1])
    has_next = len(ids) > PER_PAGE
    known = bool(ids) and not has_next
    total = start + len(ids) if known else _counted(user, filters)
    return FirmPage(_rows(ids[:PER_PAGE]), number, total, has_next)


def firms_in_order(user: User | AnonymousUser, filters: Filters) -> Iterator[Firm]:
    """At most 20,000 firms of the filtered list, in its order, read 1,000 at a time."""
    ordered = firms_filtered(user, filters).order_by(*ORDERS[filters.order])
    ids = list(ordered.values_list("pk", flat=True)[:EXPORTED])
    for start in range(0, len(ids), 1000):
        yield from _rows(ids[start : start + 1000])


def counts_by_region(user: User | AnonymousUser, filters: Filters) -> dict[str, int]:
    """Region code → firms that pass the other filters; firms without region are under ``""``."""
    firms = _narrowed(firms_counted_for(user), filters.anywhere())
    counted = firms.values_list("region").annotate(firms=Count("pk"))
    return {code or "": firms for code, firms in counted}


def _counted(user: User | AnonymousUser, filters: Filters) -> int:
    """Up to 10,001. Of many centres that is soon reached firm by firm; of a few, beginning at their assignments."""
    few = len(scope_of(user).centre_ids) <= FEW_CENTRES
    firms = firms_counted_for(user) if few else firms_visible_to(user)
    return _narrowed(firms, filters).values("pk")[: COUNTED + 1].count()


def _rows(ids: Sequence[int]) -> list[Firm]:
    attending = Assignment.objects.filter(until__isnull=True).select_related("centre", "adviser")
    firms = Firm.objects.filter(pk__in=ids).select_related("commune", "region")
    found = {
        firm.pk: firm for firm in firms.prefetch_related(Prefetch("assignments", attending, to_attr="attended_by"))
    }
    return [found[pk] for pk in ids]


def _attended(filters: Filters) -> QuerySet[Assignment, Any]:
    rows = Assignment.objects.filter(active_on(clock.today()))
    if filters.centre:
        rows = rows.filter(centre=int(filters.centre))
    return rows.filter(adviser=int(filters.adviser)) if filters.adviser else rows


def _active_in(section: str) -> QuerySet[FirmActivity, Any]:
    """Main activity within a section of the classification: its codes begin with those of its divisions."""
    divisions = Activity.objects.filter(parent=section).values_list("pk", flat=True)
    codes = Q(pk__in=[])
    for division in divisions:
        codes |= Q(activity__gte=division, activity__lt=division + "A")
    return FirmActivity.objects.filter(codes, main=True)
