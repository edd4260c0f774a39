"""Alliances that count in a year, those still in talks, and those that cannot be dated."""

from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Count, Q, QuerySet

from encadena.chains.choices import AllianceState
from encadena.chains.models import Alliance as AllianceRow
from encadena.kernel import clock

from ..choices import UNKNOWN_PLACE
from ..rules.facts import Alliance, Project
from ..rules.period import Period
from ..rules.places import Grounds
from ..rules.report import Scope

AGREED = (AllianceState.IN_FORCE, AllianceState.ENDED)


@dataclass(frozen=True)
class Alliances:
    """``undated``: agreed ones without a first day."""

    counted: list[Alliance]
    talks: list[Alliance]
    undated: int


def counted(period: Period) -> QuerySet[AllianceRow]:
    held = Q(ends_on__isnull=True) | Q(ends_on__gte=period.first)
    return AllianceRow.objects.filter(held, state__in=AGREED, starts_on__lt=period.until)


def talks(period: Period) -> QuerySet[AllianceRow]:
    """Registered by the last day that was looked at, and still talking."""
    midnight = datetime.combine(period.until, time.min, tzinfo=clock.CHILE)
    begins = Q(starts_on__isnull=True) | Q(starts_on__lt=period.until)
    return AllianceRow.objects.filter(begins, state=AllianceState.TALKING, created_at__lt=midnight)


def alliances(period: Period, scope: Scope, grounds: Grounds, projects: list[Project]) -> Alliances:
    """In three queries."""
    centres = grounds.centre_ids(scope, period.first, period.until)
    own = Q() if centres is None else Q(centre__in=centres)
    kinds = {project.pk: project.kind for project in projects}
    read = [_read(rows.filter(own), period, scope, grounds, kinds) for rows in (counted(period), talks(period))]
    undated = AllianceRow.objects.filter(own, state__in=AGREED, starts_on__isnull=True).count()
    return Alliances(read[0], read[1], undated)


def _read(
    rows: QuerySet[AllianceRow], period: Period, scope: Scope, grounds: Grounds, kinds: dict[int, str]
) -> list[Alliance]:
    told = rows.values("pk", "centre", "project", "ends_on").annotate(n=Count("parties")).order_by("pk")
    found = []
    for pk, centre, project, ends_on, parties in told.values_list("pk", "centre", "project", "ends_on", "n"):
        place = grounds.at(centre, min(ends_on or period.as_of, period.as_of))
        if place.within(scope):
            found.append(Alliance(pk, place, kinds.get(project, UNKNOWN_PLACE), parties))
    return found
