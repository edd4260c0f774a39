"""Sessions that count in a year: how many, how long, linked to what, and those of firms that were in a project."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Sum, When

from encadena.advisory.models import Session, SessionClient
from encadena.chains.queries.project import KIND

from ..rules.facts import Attendance, SessionTally
from ..rules.period import Period
from ..rules.places import Grounds
from ..rules.report import Scope
from .firms import ChainFirms, members
from .turns import Turns

LINKED = Q(linked_kind=KIND, linked_id__isnull=False)


def counted(period: Period) -> QuerySet[Session]:
    return Session.objects.filter(
        counts=True, withdrawn_at__isnull=True, on__gte=period.first, on__lt=period.until
    ).order_by()


def tallies(period: Period, scope: Scope, grounds: Grounds, projects: Mapping[int, Any]) -> list[SessionTally]:
    """In one query: sessions and minutes by centre, turn and linked project."""
    turns = Turns(period, grounds)
    rows = counted(period).filter(of_centres(period, scope, grounds))
    rows = rows.annotate(turn=turns.of("on"), chain=Case(When(LINKED, then=F("linked_id"))))
    told = rows.values_list("centre", "turn", "chain").annotate(
        n=Count("pk"),
        minutes=Sum(F("contact_minutes") + F("preparation_minutes")),
        silent=Count("pk", filter=Q(contact_minutes=0, preparation_minutes=0)),
    )
    found = [
        SessionTally(turns.place(centre, turn), chain if chain in projects else None, n, minutes, silent)
        for centre, turn, chain, n, minutes, silent in told
    ]
    return [tally for tally in found if tally.place.within(scope)]


def attendances(
    period: Period, scope: Scope, grounds: Grounds, chain: ChainFirms, last: Mapping[int, date], *, whole: bool
) -> list[Attendance]:
    """In one query: counted sessions of firms that were in a counted project that day. ``last``: its last day."""
    plain = whole and all(firm == kept for firm, kept in chain.kept_as.items())
    firms: Any = members(period, None).values("firm") if plain else sorted({*chain.kept_as, *chain.spells})
    seats = SessionClient.objects.filter(seated(period), firm__in=firms).order_by()
    held: dict[int, tuple[int, date, set[int]]] = {}
    for session, firm, on, centre in seats.values_list("session", "firm", "on", "session__centre"):
        spells = chain.spells.get(chain.kept_as.get(firm, firm), ())
        inside = {s.project for s in spells if s.holds(on) and on <= last[s.project]}
        if inside:
            held.setdefault(session, (centre, on, set()))[2].update(inside)
    found = [Attendance(pk, on, grounds.at(centre, on), frozenset(own)) for pk, (centre, on, own) in held.items()]
    return [row for row in found if row.place.within(scope)]


def seated(period: Period) -> Q:
    """Seats of counted sessions of the period."""
    return Q(session__counts=True, session__withdrawn_at__isnull=True, on__gte=period.first, on__lt=period.until)


def of_centres(period: Period, scope: Scope, grounds: Grounds, path: str = "centre") -> Q:
    """Of a centre that is in scope on some day; whoever reads still asks for the place."""
    centres = grounds.centre_ids(scope, period.first, period.until)
    return Q() if centres is None else Q(**{f"{path}__in": centres})
