"""What each side says of its meetings; nothing is overwritten."""

from dataclasses import asdict

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.kernel import clock, events

from ..choices import NOT_COMING, AnsweredBy, Stage
from ..errors import OutcomeError
from ..events import OutcomeReported
from ..models import Meeting, Outcome, Participant
from ..rules.outcomes import Answer, check_answer, term_on


def report_outcome(
    meeting: Meeting,
    *,
    participant: Participant,
    answer: Answer,
    by: str = AnsweredBy.ACCOUNT,
    actor: User | None,
) -> Outcome:
    """What ``participant`` says of the meeting at the term that is asked today; said again it replaces the earlier row.

    Raises what ``check_answer`` raises, and ``OutcomeError`` with ``not_in_meeting``, ``meeting_cancelled`` or
    ``too_early`` (the first day of the round has not come).
    """
    check_answer(answer, today=clock.today())
    with transaction.atomic():
        meeting = Meeting.objects.select_for_update(of=("self",)).select_related("round").get(pk=meeting.pk)
        term = _term(meeting, participant)
        mine = Outcome.objects.filter(meeting=meeting, participant=participant)
        replaced = mine.filter(term=term, replaced_at__isnull=True).update(replaced_at=clock.now(), latest=False)
        mine.filter(latest=True).update(latest=False)
        outcome = Outcome.objects.create(
            round=meeting.round,
            meeting=meeting,
            participant=participant,
            term=term,
            answered_by=by,
            actor=actor,
            **asdict(answer),
        )
        # The note and the amounts stay out of the log: it is read by more people than the answer is.
        context = {"participant": participant.name, "stage": str(Stage(answer.stage).label), "term": term, "by": by}
        verb = "outcome.corrected" if replaced else "outcome.reported"
        audit.record(verb, meeting.round, actor=actor, context={**context, "meeting": meeting.pk})
        events.publish(OutcomeReported(meeting.round_id, meeting.pk))
    return outcome


def _term(meeting: Meeting, participant: Participant) -> int:
    if participant.pk not in (meeting.first_id, meeting.second_id):
        raise OutcomeError("not_in_meeting", name=participant.name)
    if meeting.cancelled_at or participant.status in NOT_COMING:
        raise OutcomeError("meeting_cancelled")
    days = sorted(meeting.round.days.values_list("on", flat=True))
    if not days or days[0] > clock.today():
        raise OutcomeError("too_early", on=days[0] if days else None)
    return term_on(days[-1], clock.today()).value
