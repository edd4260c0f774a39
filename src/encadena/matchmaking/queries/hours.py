"""Who works only at certain hours of their own clock."""

from django.db.models import QuerySet

from ..choices import NOT_COMING
from ..models import Participant, Round


def with_hours(round: Round) -> QuerySet[Participant]:
    """Of those who come, in the order of the round."""
    people = round.participants.filter(works_from__isnull=False, works_until__isnull=False)
    return people.exclude(status__in=NOT_COMING).select_related("firm", "buyer", "round").order_by("order", "pk")
