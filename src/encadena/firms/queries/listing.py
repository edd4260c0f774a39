"""The list of firms: filtered, ordered and cut into pages without ever counting or reading everything."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Prefetch, QuerySet

from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.network.queries import active_on, scope_of

from ..models import Assignment, Firm, Membership, Reach
from ..rules.filters import ORDERS, WITH_RUT, Filters
from .finding import are_few, firms_with_words
from .reach import reached_today, tokens_of
from .scope import firms_visible_to

PER_PAGE = 50
COUNTED = 10_000
DEEPEST_PAGE = 20_000
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


@dataclass(frozen=True)
class Listed:
    """What a list walks: rows of ``Firm`` or of ``Reach``, under the same names. ``pk`` names the firm's key."""

    rows: QuerySet[Any, Any]
    pk: str
    once: bool = True

    def keys(self, *order: str) -> QuerySet[Any, Any]:
        """Keys of the firms, each once, in this order (``id`` stands for the firm's key)."""
        names = [name.replace("id", self.pk) if name in {"id", "-id"} else name for name in order]
        rows = self.rows.order_by(*names)
        return rows.values_list(self.pk, flat=True) if self.once else _each_once(rows, self.pk, names)

    def by_region(self) -> Iterator[tuple[str | None, int]]:
        counted = Count(self.pk, distinct=not self.once)
        yield from self.rows.order_by().values_list("region").annotate(firms=counted)


def _each_once(rows: QuerySet[Any, Any], pk: str, names: Sequence[str]) -> QuerySet[Any, Any]:
    columns = [name.removeprefix("-") for name in names if name.removeprefix("-") != pk]
    return rows.values_list(pk, *columns).distinct()


def listed_for(user: User | AnonymousUser, filters: Filters) -> Listed:
    """The firms in the reader's scope that pass the filters: one stretch of an index of ``Reach`` for each of their
    tokens. A firm's own account has none and few firms.
    """
    tokens = tokens_of(scope_of(user))
    named = firms_with_words(filters.text) if filters.text else None
    if tokens is None:
        return Listed(_narrowed(firms_visible_to(user).order_by(), filters, "pk", named), "pk")
    rows = reached_today(tokens, firm_by_firm=named is not None and are_few(named))
    return Listed(_narrowed(rows, filters, "firm_id", named), "firm_id", once=len(tokens) == 1)


def _narrowed(
    rows: QuerySet[Any, Any], filters: Filters, pk: str, named: QuerySet[Any, Any] | None
) -> QuerySet[Any, Any]:
    columns = ("region", "commune", "band", "legal_size", "kind", "female_owned", "section")
    rows = rows.filter(**{column: value for column in columns if (value := getattr(filters, column))})
    if filters.rut:
        with_rut = filters.rut == WITH_RUT
        rows = rows.filter(has_rut=with_rut) if rows.model is Reach else rows.filter(rut__isnull=not with_rut)
    if filters.centre or filters.adviser:
        rows = rows.filter(**{f"{pk}__in": _attended(filters).values("firm")})
    if filters.member_of:
        members = Membership.objects.filter(active_on(clock.today()), institution=int(filters.member_of))
        rows = rows.filter(**{f"{pk}__in": members.values("firm")})
    return rows if named is None else rows.filter(**{f"{pk}__in": named})


def page_of_firms(user: User | AnonymousUser, filters: Filters, number: int) -> FirmPage:
    """Page ``number`` (from 1). The ids come from an index alone; rows are read for one page only.

    The keys up to the last that is counted come in one walk, because with rare filters a walk is the whole cost.
    """
    number = min(max(number, 1), DEEPEST_PAGE)
    listed = listed_for(user, filters)
    start = (number - 1) * PER_PAGE
    keys = listed.keys(*ORDERS[filters.order])
    ids = _keys(keys[start : max(start + PER_PAGE, COUNTED) + 1])
    total = start + len(ids) if ids or not start else listed.keys()[: COUNTED + 1].count()
    return FirmPage(_rows(user, ids[:PER_PAGE]), number, total, len(ids) > PER_PAGE)


def firms_in_order(user: User | AnonymousUser, filters: Filters) -> Iterator[Firm]:
    """At most 20,000 firms of the filtered list, in its order, read 1,000 at a time."""
    ids = _keys(listed_for(user, filters).keys(*ORDERS[filters.order])[:EXPORTED])
    for start in range(0, len(ids), 1000):
        yield from _rows(user, ids[start : start + 1000])


def counts_by_region(user: User | AnonymousUser, filters: Filters) -> dict[str, int]:
    """Region code → firms that pass the other filters; firms without region are under ``""``."""
    return {code or "": firms for code, firms in listed_for(user, filters.anywhere()).by_region()}


def _keys(found: Iterable[Any]) -> list[int]:
    return [row[0] if isinstance(row, tuple) else row for row in found]


def _rows(user: User | AnonymousUser, ids: Sequence[int]) -> list[Firm]:
    """The scope is asked once more: a row of ``Reach`` that were not true would show nothing."""
    attending = Assignment.objects.filter(until__isnull=True).select_related("centre", "adviser")
    firms = firms_visible_to(user).filter(pk__in=ids).select_related("commune", "region")
    found = {
        firm.pk: firm for firm in firms.prefetch_related(Prefetch("assignments", attending, to_attr="attended_by"))
    }
    return [found[pk] for pk in ids if pk in found]


def _attended(filters: Filters) -> QuerySet[Assignment, Any]:
    rows = Assignment.objects.filter(active_on(clock.today()))
    if filters.centre:
        rows = rows.filter(centre=int(filters.centre))
    return rows.filter(adviser=int(filters.adviser)) if filters.adviser else rows
