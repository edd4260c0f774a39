"""How participants attend: in person or by video, by which clock, and what that does to their meetings."""

from datetime import time

from django.db import transaction
from django.db.models import Q

from encadena.accounts.models import User

from ..choices import MeetingMode
from ..errors import DayError
from ..models import Companion, Meeting, Participant
from ..queries.companions import takes_part
from ..rules.video import is_safe_link
from ..rules.zones import zone_named
from .agenda_rules import fit_tables
from .hours import apply_hours
from .pulse import beat
from .round import mark_changed


def set_attendance(
    participant: Participant,
    *,
    mode: MeetingMode,
    time_zone: str = "",
    works_from: time | None = None,
    works_until: time | None = None,
    video_link: str = "",
    actor: User | None,
) -> None:
    """Say how somebody attends. Slots outside the working hours of their clock become unavailable, with that reason.

    Their meetings are by video if they or the other are, and take no table if everybody in them is; ``video_link`` goes
    to those without one. Raises ``hours_incomplete``, ``video_link_unsafe``.
    """
    if (works_from is None) != (works_until is None) or (works_from is not None and works_from == works_until):
        raise DayError("hours_incomplete")
    _refuse_unsafe(video_link)
    with transaction.atomic():
        before = [participant.mode, participant.time_zone]
        participant.mode, participant.time_zone = mode, time_zone if zone_named(time_zone) else ""
        participant.works_from, participant.works_until = works_from, works_until
        participant.save(update_fields=["mode", "time_zone", "works_from", "works_until"])
        apply_hours([participant], actor=actor)
        _apply_mode(participant, video_link.strip())
        fit_tables(participant.round, actor=actor)
        mark_changed(
            participant.round,
            "round.attendance_set",
            actor=actor,
            changes={"mode": [before[0], mode], "time_zone": [before[1], participant.time_zone]},
            context={"participant": participant.name},
        )
        beat(participant.round_id, actor=actor)


def set_meeting_mode(meeting: Meeting, *, mode: MeetingMode, video_link: str = "", actor: User | None) -> None:
    """One meeting by video, or at its table; the link of one in person is dropped."""
    _refuse_unsafe(video_link)
    with transaction.atomic():
        before = [meeting.mode, meeting.video_link]
        meeting.mode = mode
        meeting.video_link = video_link.strip() if mode == MeetingMode.VIRTUAL else ""
        meeting.save(update_fields=["mode", "video_link"])
        fit_tables(meeting.round, actor=actor)
        changes = {"mode": [before[0], mode], "video_link": [before[1], meeting.video_link]}
        context = {"meeting": str(meeting)}
        mark_changed(meeting.round, "round.meeting_changed", actor=actor, changes=changes, context=context)
        beat(meeting.round_id, actor=actor)


def _refuse_unsafe(link: str) -> None:
    if link.strip() and not is_safe_link(link.strip()):
        raise DayError("video_link_unsafe")


def _apply_mode(participant: Participant, link: str) -> None:
    own = takes_part([participant.pk])
    meetings = Meeting.objects.filter(own, round=participant.round_id, cancelled_at__isnull=True)
    beside = Companion.objects.filter(participant__mode=MeetingMode.VIRTUAL).values("meeting")
    virtual = Q(first__mode=MeetingMode.VIRTUAL) | Q(second__mode=MeetingMode.VIRTUAL) | Q(pk__in=beside)
    far = list(meetings.filter(virtual).values_list("pk", flat=True))
    Meeting.objects.filter(pk__in=far).update(mode=MeetingMode.VIRTUAL)
    if link:
        Meeting.objects.filter(pk__in=far, video_link="").update(video_link=link)
    near = meetings.exclude(virtual).values_list("pk", flat=True)
    Meeting.objects.filter(pk__in=list(near)).update(mode=MeetingMode.IN_PERSON, video_link="")
