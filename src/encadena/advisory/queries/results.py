"""What a centre reached in a year, for its targets and its pages."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from ..choices import MilestoneState, Stage
from ..models import Client, Milestone, Session
from ..models.session import STANDING


def counted_sessions(centre_ids: Collection[int], year: int, today: date) -> Mapping[int, float]:
    rows = _sessions(centre_ids, year, today).filter(counts=True).values_list("centre")
    return dict(rows.annotate(n=Count("pk")))


def contact_hours(centre_ids: Collection[int], year: int, today: date) -> Mapping[int, float]:
    """Hours of the sessions that count."""
    rows = _sessions(centre_ids, year, today).filter(counts=True).values_list("centre")
    return {centre: minutes / 60 for centre, minutes in rows.annotate(minutes=Sum("contact_minutes"))}


def accompanied_clients(centre_ids: Collection[int], year: int, today: date) -> Mapping[int, float]:
    """As things stand, whatever the year."""
    rows = Client.objects.filter(centre__in=centre_ids, stage=Stage.ACCOMPANIED).order_by()
    return dict(rows.values_list("centre").annotate(n=Count("pk")))


def verified_milestones(centre_ids: Collection[int], year: int, today: date) -> Mapping[int, float]:
    """By the day of the change, not of its verification; a corrected one counts once."""
    rows = Milestone.objects.filter(
        _within("on", year, today), centre__in=centre_ids, state=MilestoneState.VERIFIED, replaced_at__isnull=True
    )
    return dict(rows.order_by().values_list("centre").annotate(n=Count("pk")))


def _sessions(centre_ids: Collection[int], year: int, today: date) -> QuerySet[Session]:
    return Session.objects.filter(STANDING, _within("on", year, today), centre__in=centre_ids).order_by()


def _within(field: str, year: int, today: date) -> Q:
    return Q(**{f"{field}__gte": date(year, 1, 1), f"{field}__lte": min(date(year, 12, 31), today)})
