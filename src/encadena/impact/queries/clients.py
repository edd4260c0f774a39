"""Clients served in a year, and the milestones verified of them."""

from django.db.models import Count, QuerySet

from encadena.advisory.choices import MilestoneState
from encadena.advisory.models import Milestone, SessionClient

from ..rules.facts import MilestoneTally, Served
from ..rules.period import Period
from ..rules.places import Grounds
from ..rules.report import Scope
from .sessions import of_centres
from .turns import Turns


def seats(period: Period) -> QuerySet[SessionClient]:
    """Of counted sessions; entered through the sessions, whose index of the year is the short way."""
    return SessionClient.objects.filter(
        session__counts=True,
        session__withdrawn_at__isnull=True,
        session__on__gte=period.first,
        session__on__lt=period.until,
    ).order_by()


def served(period: Period, scope: Scope, grounds: Grounds) -> list[Served]:
    """In one query: each client once per centre and turn."""
    turns = Turns(period, grounds)
    rows = seats(period).filter(of_centres(period, scope, grounds, "session__centre"))
    rows = rows.annotate(turn=turns.of("session__on"))
    told = rows.values_list("client", "session__centre", "turn").distinct()
    found = [Served(client, turns.place(centre, turn)) for client, centre, turn in told]
    return [row for row in found if row.place.within(scope)]


def verified(period: Period) -> QuerySet[Milestone]:
    return Milestone.objects.filter(
        state=MilestoneState.VERIFIED, replaced_at__isnull=True, on__gte=period.first, on__lt=period.until
    ).order_by()


def milestones(period: Period, scope: Scope, grounds: Grounds) -> list[MilestoneTally]:
    """In one query: verified ones by centre and turn."""
    turns = Turns(period, grounds)
    rows = verified(period).filter(of_centres(period, scope, grounds)).annotate(turn=turns.of("on"))
    told = rows.values_list("centre", "turn").annotate(n=Count("pk"))
    found = [MilestoneTally(turns.place(centre, turn), n) for centre, turn, n in told]
    return [row for row in found if row.place.within(scope)]
