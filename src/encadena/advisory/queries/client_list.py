"""The list of clients: filtered, ordered and cut into pages; never counted or read to its end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

from encadena.accounts.models import User
from encadena.firms.queries.finding import firms_with_words
from encadena.kernel import clock
from encadena.network.queries import scope_of

from ..models import Client
from ..models.client import ACTIVE
from ..rules.client import OPEN
from ..rules.client_filters import ALL_STAGES, BY_NAME, BY_NAME_DOWN, LATEST_SESSION, NOBODY, SIGNED, Filters
from .scope import clients_visible_to, clients_walked_by_name

PER_PAGE = 50
COUNTED = 10_000
DEEPEST_PAGE = COUNTED // PER_PAGE
EXPORTED = 20_000
FEW_CENTRES = 3


_GROUPS: Mapping[str, Sequence[str]] = {"": OPEN, SIGNED: ACTIVE}


@dataclass(frozen=True)
class ClientPage:
    """One page. ``total`` counts up to 10,000; with ``more_than_counted`` there are more, and how many is not said."""

    clients: Sequence[Client]
    number: int
    total: int
    has_next: bool
    order: str

    @property
    def more_than_counted(self) -> bool:
        return self.total > COUNTED

    @property
    def first(self) -> int:
        return (self.number - 1) * PER_PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.clients) - 1

    @property
    def previous(self) -> int:
        return self.number - 1

    @property
    def following(self) -> int:
        return self.number + 1

    @property
    def has_previous(self) -> bool:
        return self.number > 1


def silent_for(days: int) -> Q:
    """No session that counts in the last ``days``; who never had one is silent since the stage began."""
    before = clock.today() - timedelta(days=days)
    return Q(last_session_on__lt=before) | Q(last_session_on__isnull=True, stage_since__lt=before)


def clients_filtered(user: User | AnonymousUser, filters: Filters) -> QuerySet[Client]:
    """The clients in the reader's scope that pass the filters, in no order."""
    clients = (clients_walked_by_name if _is_wide(user, filters) else clients_visible_to)(user).order_by()
    if filters.stage != ALL_STAGES:
        clients = clients.filter(stage__in=_GROUPS.get(filters.stage, [filters.stage]))
    if filters.adviser:
        adviser = Q(adviser__isnull=True) if filters.adviser == NOBODY else Q(adviser=int(filters.adviser))
        clients = clients.filter(adviser)
    if filters.centre:
        clients = clients.filter(centre=int(filters.centre))
    if filters.silence:
        clients = clients.filter(silent_for(int(filters.silence)))
    if filters.sessions:
        clients = clients.filter(last_session_on__isnull=True)
    if filters.text:
        clients = clients.filter(firm__in=firms_with_words(filters.text))
    return clients


def page_of_clients(user: User | AnonymousUser, filters: Filters, number: int) -> ClientPage:
    """Page ``number`` (from 1, at most 200): ids from an index, rows of one page, and a count that stops at 10,001."""
    number = min(max(number, 1), DEEPEST_PAGE)
    order = usable_order(user, filters)
    clients = clients_filtered(user, filters)
    start = (number - 1) * PER_PAGE
    keys = clients.order_by(*_columns(order)).values_list("pk", flat=True)
    # Words are looked up once: whoever has them is found, ordered and counted in one go.
    found = list(keys[: COUNTED + 1]) if filters.text else None
    ids = list(keys[start : start + PER_PAGE + 1]) if found is None else found[start : start + PER_PAGE + 1]
    has_next = len(ids) > PER_PAGE and number < DEEPEST_PAGE
    if found is not None:
        total = len(found)
    elif ids and len(ids) <= PER_PAGE:
        total = start + len(ids)
    else:
        total = clients.values("pk")[: COUNTED + 1].count()
    return ClientPage(_rows(ids[:PER_PAGE]), number, total, has_next, order)


def clients_in_order(user: User | AnonymousUser, filters: Filters) -> Iterator[Client]:
    """At most 20,000 clients of the filtered list, in its order, read 1,000 at a time."""
    ordered = clients_filtered(user, filters).order_by(*_columns(usable_order(user, filters)))
    ids = list(ordered.values_list("pk", flat=True)[:EXPORTED])
    for start in range(0, len(ids), 1000):
        yield from _rows(ids[start : start + 1000])


def usable_order(user: User | AnonymousUser, filters: Filters) -> str:
    """By silence only within a few centres or one adviser: a whole country is walked by name."""
    if filters.order in {BY_NAME, BY_NAME_DOWN} or orders_by_silence(user, filters):
        return filters.order
    return BY_NAME


def orders_by_silence(user: User | AnonymousUser, filters: Filters) -> bool:
    scope = scope_of(user)
    few = scope.works_in_centres and len(scope.centre_ids) <= FEW_CENTRES
    return few or bool(filters.centre) or filters.adviser.isdigit()


def _is_wide(user: User | AnonymousUser, filters: Filters) -> bool:
    """Nearly every client of many centres."""
    return len(scope_of(user).centre_ids) > FEW_CENTRES and not filters.narrows


def _columns(order: str) -> tuple[str | OrderBy, ...]:
    if order in {BY_NAME, BY_NAME_DOWN}:
        return ("sort_name", "id") if order == BY_NAME else ("-sort_name", "-id")
    if order == LATEST_SESSION:
        return (F("last_session_on").desc(nulls_last=True), "-id")
    return (F("last_session_on").asc(nulls_first=True), "id")


def _rows(ids: Sequence[int]) -> list[Client]:
    rows = Client.objects.filter(pk__in=ids).select_related("firm", "firm__commune", "centre", "adviser")
    found = {client.pk: client for client in rows}
    return [found[pk] for pk in ids]
