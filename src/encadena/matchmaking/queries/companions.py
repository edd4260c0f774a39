"""Who sits at a table besides the two of a meeting, and which meetings somebody takes part in."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from ..choices import NOT_COMING
from ..models import Companion, Meeting, Participant, Round


def companions_of(round: Round) -> dict[int, list[int]]:
    """Keys of those who still come, by meeting."""
    rows = Companion.objects.filter(meeting__round=round).exclude(participant__status__in=NOT_COMING)
    found: dict[int, list[int]] = defaultdict(list)
    for meeting, person in rows.order_by("pk").values_list("meeting", "participant"):
        found[meeting].append(person)
    return dict(found)


def members_of(meeting: Meeting) -> list[Participant]:
    """Those beside the second of a meeting, whether they still come or not."""
    rows = meeting.companions.select_related("participant__firm", "participant__buyer")
    return [row.participant for row in rows]


def takes_part(people: QuerySet[Participant, Any] | Iterable[int], meeting: str = "") -> Q:
    """Meetings of any of these; ``meeting`` is the way to it from another row, as in ``"meeting__"``."""
    beside = Companion.objects.filter(participant__in=people)
    return (
        Q(**{f"{meeting}first__in": people})
        | Q(**{f"{meeting}second__in": people})
        | Q(**{f"{meeting}pk__in": beside.values("meeting")})
    )
