"""Linkage projects that count in a year."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from encadena.chains.choices import ProjectState
from encadena.chains.models import KindSpell, LinkageProject

from ..rules.facts import Project
from ..rules.period import Period
from ..rules.places import Grounds
from ..rules.report import Scope


def counted(period: Period) -> QuerySet[LinkageProject]:
    """Out of its draft, and ran on at least one day that was looked at."""
    ran = Q(ended_on__isnull=True) | Q(ended_on__gte=period.first)
    return LinkageProject.objects.filter(ran, starts_on__lt=period.until).exclude(state=ProjectState.DRAFT)


def projects(period: Period, scope: Scope, grounds: Grounds) -> list[Project]:
    """In two queries, oldest first."""
    rows = counted(period)
    centres = grounds.centre_ids(scope, period.first, period.until)
    if centres is not None:
        rows = rows.filter(centre__in=centres)
    told = list(rows.order_by("starts_on", "pk").values_list("pk", "centre", "kind", "starts_on", "ended_on"))
    spells = _kinds([row[0] for row in told] if centres is not None else None, period)
    found = []
    for pk, centre, kind, starts_on, ended_on in told:
        last = min(ended_on or period.as_of, period.as_of)
        place = grounds.at(centre, last)
        if place.within(scope):
            ended = ended_on is not None and ended_on <= period.as_of
            then = _kind_on(spells.get(pk, []), last, kind)
            found.append(Project(pk, place, then, last, max(0, (last - starts_on).days), ended))
    return found


def _kinds(keys: list[int] | None, period: Period) -> dict[int, list[tuple[str, date, date | None]]]:
    """Spells of kind, by project; ``None``: of all that count."""
    among: Any = counted(period).values("pk") if keys is None else keys
    own = KindSpell.objects.filter(project__in=among)
    spells: dict[int, list[tuple[str, date, date | None]]] = {}
    for project, kind, since, until in own.order_by("since", "pk").values_list("project", "kind", "since", "until"):
        spells.setdefault(project, []).append((kind, since, until))
    return spells


def _kind_on(spells: list[tuple[str, date, date | None]], day: date, now: str) -> str:
    """The kind in force on ``day``; before the first spell, the first; without any, the one that it has now."""
    held = [kind for kind, since, until in spells if since <= day and (until is None or day < until)]
    return held[-1] if held else spells[0][0] if spells else now
