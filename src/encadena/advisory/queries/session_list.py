"""The list of sessions, newest first: a page is one walk of an index from where the last one ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.network.models import Centre
from encadena.network.queries import scope_of

from ..models import Area, Client, Session, SessionClient
from ..rules.session_filters import NO, YES, Filters, Mark
from .client_list import FEW_CENTRES
from .scope import CENTRE_STAFF, clients_visible_to, of_nobody_withheld, sessions_visible_to

PER_PAGE = 50
COUNTED = 10_000
EXPORTED = 20_000
PANEL = 20


@dataclass(frozen=True)
class SessionPage:
    """``total`` counts up to 10,001: more than that is told as *more than*. ``after`` begins the next page."""

    sessions: Sequence[Session]
    total: int
    after: str
    first: bool

    @property
    def more_than_counted(self) -> bool:
        return self.total > COUNTED


def sessions_filtered(user: User | AnonymousUser, filters: Filters) -> QuerySet[Session]:
    """In the reader's reach and past the filters; withdrawn ones only when asked for."""
    return _past(filters, _walked(user, filters))


def _past(filters: Filters, sessions: QuerySet[Session]) -> QuerySet[Session]:
    sessions = sessions.filter(withdrawn_at__isnull=filters.withdrawn != YES)
    named = {
        "centre": filters.centre,
        "adviser": filters.adviser,
        "mode": filters.mode,
        "on__gte": filters.since,
        "on__lte": filters.until,
    }
    sessions = sessions.filter(**{column: value for column, value in named.items() if value})
    if filters.counts:
        sessions = sessions.filter(counts=filters.counts == YES)
    if filters.area:  # one value, not a join: the index of the area is then in the order of the list
        sessions = sessions.filter(area=Subquery(Area.objects.filter(code=filters.area).values("pk")[:1]))
    if filters.linked:
        sessions = sessions.filter(linked_id__isnull=filters.linked == NO)
    return sessions.filter(linked_kind=filters.linked) if filters.linked not in {"", YES, NO} else sessions


def _walked(user: User | AnonymousUser, filters: Filters) -> QuerySet[Session]:
    """Those of ``sessions_visible_to``, asked in the way that is quick for a list that begins at the newest: of many
    centres every third session is in scope, and sorting them all would cost more than walking the index.
    """
    scope = scope_of(user)
    if filters.centre or filters.adviser or scope.everything or scope.role == Role.FIRM:
        return sessions_visible_to(user)
    if scope.role == Role.AGENCY_REGION:
        here = Centre.objects.filter(pk=OuterRef("centre"), region__in=scope.region_codes)
        return Session.objects.filter(Exists(here))
    if scope.role not in CENTRE_STAFF or len(scope.centre_ids) <= FEW_CENTRES:
        return sessions_visible_to(user)
    # The sum keeps SQLite from collecting the centres' sessions by their own index and sorting them.
    rows = Session.objects.alias(place=F("centre_id") + 0).filter(place__in=scope.centre_ids)
    return rows.filter(of_nobody_withheld(scope))


def page_of_sessions(user: User | AnonymousUser, filters: Filters, mark: Mark | None) -> SessionPage:
    """Five queries and the scope, whatever the size of the log: the page's keys from an index, then its rows."""
    found = sessions_filtered(user, filters)
    # Few are contacts, and no index has them alone: they are counted centre by centre instead of along all sessions.
    counted = _past(filters, sessions_visible_to(user)) if filters.counts == NO else found
    total = counted.order_by()[: COUNTED + 1].count()
    if mark:
        found = found.filter(on__lte=mark.on).filter(Q(on__lt=mark.on) | Q(pk__lt=mark.pk))
    keys = list(found.order_by("-on", "-pk").values_list("pk", flat=True)[: PER_PAGE + 1])
    shown = list(drawn(Session.objects.filter(pk__in=keys[:PER_PAGE]), user).order_by("-on", "-pk"))
    more = len(keys) > PER_PAGE
    return SessionPage(shown, total, str(Mark(shown[-1].on, shown[-1].pk)) if more else "", mark is None)


def sessions_in_order(user: User | AnonymousUser, filters: Filters) -> Iterator[Session]:
    """At most 20,000, read 1,000 at a time."""
    found = drawn(sessions_filtered(user, filters), user).order_by("-on", "-pk")
    yield from found[:EXPORTED].iterator(chunk_size=1000)


def sessions_of_client(user: User | AnonymousUser, client: Client, limit: int = PANEL) -> list[SessionClient]:
    """The latest of a client whom the reader may see, those with an earlier centre too, withdrawn ones not."""
    return _latest(SessionClient.objects.filter(client=client), limit)


def sessions_of_firm(user: User | AnonymousUser, firm: Firm, limit: int = PANEL) -> list[SessionClient]:
    """The latest of a firm with the centres that the reader sees as its centre."""
    return _latest(SessionClient.objects.filter(client__in=clients_visible_to(user).filter(firm=firm)), limit)


def _latest(rows: QuerySet[SessionClient], limit: int) -> list[SessionClient]:
    rows = rows.filter(session__withdrawn_at=None).order_by("-on", "-session_id")
    return list(rows.select_related("session__area", "session__adviser", "session__centre")[:limit])


def drawn(sessions: QuerySet[Session], user: User | AnonymousUser) -> QuerySet[Session]:
    """With all that a row shows. A firm sees itself among those who took part, never the others."""
    seats = SessionClient.objects.select_related("firm").order_by("pk")
    if getattr(user, "role", "") == Role.FIRM:
        seats = seats.filter(client__in=clients_visible_to(user))
    related = sessions.select_related("area", "adviser", "centre")
    return related.prefetch_related(Prefetch("attended", queryset=seats, to_attr="seats"))
