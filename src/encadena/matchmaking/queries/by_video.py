"""Which meetings take no table: those by video in which everybody is elsewhere."""

from collections.abc import Collection

from ..choices import NOT_COMING, MeetingMode
from ..models import Companion, Meeting, Round


def without_table(round: Round, meetings: Collection[int] | None = None) -> set[int]:
    """Keys of such meetings of the round, cancelled ones too; who sits in the hall needs a place even if the other
    side is on a screen. Of a group those count who still come.
    """
    rows = round.meetings.order_by() if meetings is None else round.meetings.filter(pk__in=meetings).order_by()
    far = rows.filter(mode=MeetingMode.VIRTUAL, first__mode=MeetingMode.VIRTUAL, second__mode=MeetingMode.VIRTUAL)
    beside = Companion.objects.filter(meeting__round=round, participant__mode=MeetingMode.IN_PERSON)
    here = beside.exclude(participant__status__in=NOT_COMING).values("meeting")
    return set(far.exclude(pk__in=here).values_list("pk", flat=True))


def takes_table(meeting: Meeting) -> bool:
    return not without_table(meeting.round, [meeting.pk])
