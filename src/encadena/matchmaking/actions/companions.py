"""Who else sits at a meeting: a group sells as one."""

from django.db import transaction

from encadena.accounts.models import User

from ..choices import NOT_COMING, MeetingMode
from ..errors import MeetingError
from ..models import Companion, Meeting, Participant
from .agenda_rules import fit_tables
from .meetings import MOST_BESIDE
from .round import mark_changed


def join_meeting(meeting: Meeting, *, participant: Participant, actor: User | None) -> Companion:
    """Sit beside the ``second`` of a meeting. Whoever is in it already stays.

    Raises ``participant_not_in_round``, ``participant_not_coming``, ``companion_is_a_side``, ``group_too_large``.
    """
    if participant.round_id != meeting.round_id:
        raise MeetingError("participant_not_in_round", name=participant.name)
    if participant.status in NOT_COMING:
        raise MeetingError("participant_not_coming", name=participant.name)
    if participant.pk in (meeting.first_id, meeting.second_id):
        raise MeetingError("companion_is_a_side", name=participant.name)
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        known = meeting.companions.filter(participant=participant).first()
        if known is not None:
            return known
        if meeting.companions.count() >= MOST_BESIDE:
            raise MeetingError("group_too_large", most=MOST_BESIDE + 1)
        made = Companion.objects.create(meeting=meeting, participant=participant)
        if participant.mode == MeetingMode.VIRTUAL:
            Meeting.objects.filter(pk=meeting.pk).update(mode=MeetingMode.VIRTUAL)
        fit_tables(meeting.round, actor=actor)
        context = {"meeting": str(meeting), "participant": participant.name}
        mark_changed(meeting.round, "round.companion_joined", actor=actor, context=context)
    return made


def leave_meeting(meeting: Meeting, *, participant: Participant, actor: User | None) -> bool:
    """Whether they had sat there. The last of a group is its ``second``: the meeting itself is cancelled instead."""
    with transaction.atomic():
        left, _ = Companion.objects.filter(meeting=meeting, participant=participant).delete()
        if left:
            fit_tables(meeting.round, actor=actor)
            context = {"meeting": str(meeting), "participant": participant.name}
            mark_changed(meeting.round, "round.companion_left", actor=actor, context=context)
    return bool(left)


def speak_instead(participant: Participant, *, actor: User | None) -> int:
    """Where somebody who does not come any more spoke for a group, the next of it does; in how many meetings.

    Call it inside the transaction of the change.
    """
    own = Meeting.objects.filter(second=participant, cancelled_at__isnull=True, companions__isnull=False).distinct()
    changed = 0
    for meeting in own.order_by("pk"):
        coming = meeting.companions.exclude(participant__status__in=NOT_COMING)
        heir = next((c for c in coming if not _meets(meeting, c.participant_id)), None)
        if heir is not None:
            Meeting.objects.filter(pk=meeting.pk).update(second=heir.participant_id)
            Companion.objects.filter(pk=heir.pk).update(participant=participant)
            changed += 1
    return changed


def _meets(meeting: Meeting, other: int) -> bool:
    """The same two meet alone already: the pair may stand on the list once only."""
    same = Meeting.objects.filter(first=meeting.first_id, second=other, repeat=meeting.repeat)
    return same.filter(cancelled_at__isnull=True).exists()
