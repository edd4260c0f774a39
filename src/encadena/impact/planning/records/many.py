"""Records of which there may be a hundred thousand in a year: asked from the database, in the order of an index."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from encadena.advisory.models import Client, Session, SessionClient

from ...choices import Part
from ...queries.clients import seats, verified
from ...queries.firms import merged_spells
from ...queries.places import grounds
from ...queries.projects import projects
from ...queries.sessions import LINKED, counted
from ...rules.asked import Asked
from ...rules.period import Period
from ...rules.places import Grounds
from ...rules.report import Scope

Rows = QuerySet[Any]
PLACES = frozenset({"region", "centre", "operator"})


class Search:
    """The counted records of one question."""

    def __init__(self, period: Period, scope: Scope, asked: Asked) -> None:
        self.period, self.scope, self.asked = period, scope, asked
        self.grounds: Grounds = grounds()

    def rows(self) -> Rows:
        return FOUND[self.asked.code](self)

    def sessions(self) -> Rows:
        return counted(self.period).filter(self.here())

    def linked(self) -> Rows:
        return self.sessions().filter(LINKED, linked_id__in=self.projects())

    def share(self) -> Rows:
        match self.asked.part:
            case Part.YES:
                return self.linked()
            case Part.NO:
                return self.sessions().exclude(LINKED, linked_id__in=self.projects())
            case Part.UNKNOWN:
                return self.sessions().none()
        return self.sessions()

    def attended(self) -> Rows:
        """Sessions of firms that were in a counted project that day. A merged firm is its survivor."""
        keys = self.projects()
        seats = SessionClient.objects.filter(on__gte=self.period.first, on__lt=self.period.until)
        found = seats.filter(
            Q(firm__project_memberships__left_on__isnull=True) | Q(firm__project_memberships__left_on__gt=F("on")),
            Q(firm__project_memberships__project__ended_on__isnull=True)
            | Q(firm__project_memberships__project__ended_on__gte=F("on")),
            firm__project_memberships__project__in=keys,
            firm__project_memberships__entered_on__lte=F("on"),
        )
        own = Q(pk__in=found.values("session"))
        for firm, spell in merged_spells(self.period, keys):
            held = seats.filter(firm=firm, on__gte=spell.entered, **({"on__lt": spell.left} if spell.left else {}))
            own |= Q(pk__in=held.values("session"))
        return self.sessions().filter(own)

    def clients(self) -> Rows:
        here = self.here("session__centre", "session__on")
        if here:
            return Client.objects.filter(pk__in=seats(self.period).filter(here).values("client"))
        # Of the whole network about every third client was served: asked one by one, from the first. EXISTS would say
        # the same, but PostgreSQL joins all seats of the year for it.
        seat = SessionClient.objects.filter(
            client=OuterRef("pk"), on__gte=self.period.first, on__lt=self.period.until,
            session__counts=True, session__withdrawn_at__isnull=True,
        )  # fmt: skip
        return Client.objects.alias(seat=Subquery(seat.order_by().values("pk")[:1])).filter(seat__isnull=False)

    def milestones(self) -> Rows:
        return verified(self.period).filter(self.here())

    def projects(self) -> list[int]:
        """Keys of the counted projects in scope, of the kind that was asked for."""
        found = projects(self.period, self.scope, self.grounds)
        of_kind = self.asked.dimension == "kind"
        return [project.pk for project in found if not of_kind or project.kind == self.asked.key]

    def here(self, centre: str = "centre", on: str = "on") -> Q:
        """In the scope of the report and in the row that was asked for, by the operator of each day."""
        row = (self.asked.dimension, self.asked.key) if self.asked.dimension in PLACES else None
        if row is None and self.scope == Scope():
            return Q()
        days = (self.period.first, *self.grounds.days_of_change(self.period.first, self.period.until))
        found = Q()
        for since, until in zip(days, (*days[1:], self.period.until), strict=True):
            places = {pk: ground.on(since) for pk, ground in self.grounds.centres.items()}
            centres = [
                pk for pk, place in places.items()
                if place.within(self.scope) and (row is None or getattr(place, row[0]) == row[1])
            ]  # fmt: skip
            found |= Q(**{f"{centre}__in": centres, f"{on}__gte": since, f"{on}__lt": until})
        return found


FOUND: Mapping[str, Callable[[Search], Rows]] = {
    "sessions": Search.sessions,
    "hours": Search.sessions,
    "sessions_linked": Search.linked,
    "hours_linked": Search.linked,
    "sessions_linked_share": Search.share,
    "sessions_of_chain_firms": Search.attended,
    "clients_served": Search.clients,
    "milestones_verified": Search.milestones,
}
ORDER: Mapping[type[Any], tuple[str, ...]] = {Session: ("-on", "-pk"), Client: ("pk",)}


def in_order(rows: Rows) -> Rows:
    return rows.order_by(*ORDER.get(rows.model, ("-on", "-pk")))


def after(rows: Rows, key: str) -> Rows:
    """What follows a key of ``key_of``; one that is not ours begins at the first."""
    day, _dot, pk = key.rpartition(".")
    if not pk.isascii() or not pk.isdigit() or len(pk) > 18:
        return rows
    if rows.model is Client:
        return rows.filter(pk__gt=int(pk))
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return rows
    # The first condition follows from the second; it lets the index begin at the right row.
    return rows.filter(on__lte=on).filter(Q(on__lt=on) | Q(pk__lt=int(pk)))


def key_of(row: Any) -> str:  # noqa: ANN401  a session, a client or a milestone
    return f".{row.pk}" if isinstance(row, Client) else f"{row.on.isoformat()}.{row.pk}"
