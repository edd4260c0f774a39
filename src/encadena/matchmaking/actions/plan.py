"""Asks for a plan of a round; the job itself saves what it finds through ``actions.agenda``."""

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.jobs import actions as jobs
from encadena.jobs.models import Job
from encadena.jobs.queries import under_way
from encadena.kernel import clock

from ..choices import AgendaState
from ..errors import RoundError
from ..models import AgendaMeeting, Round

KIND = "matchmaking.plan"
SECONDS = 60
LEAST, MOST = 5, 1800


def plan_round(round: Round, *, seconds: int = SECONDS, actor: User | None) -> Job:
    """Enqueue the search for the best agenda. One search per round at a time."""
    if not round.slots.exists():
        raise RoundError("plan_needs_slots")
    if not round.tables.exists():
        raise RoundError("plan_needs_tables")
    if not round.meetings.filter(cancelled_at__isnull=True).exists():
        raise RoundError("plan_needs_meetings")
    if _is_on(round):
        raise RoundError("plan_round_began")
    if under_way(KIND, round):
        raise RoundError("plan_running")
    seconds = max(LEAST, min(MOST, seconds))
    audit.record("round.plan_asked", round, actor=actor, context={"seconds": seconds})
    return jobs.enqueue(KIND, args={"round_id": round.pk, "seconds": seconds}, actor=actor, subject=round)


def _is_on(round: Round) -> bool:
    """Whether meetings that people were told of have begun and the round is not over: a plan would move the past."""
    told = AgendaMeeting.objects.filter(agenda__round=round, agenda__state=AgendaState.PUBLISHED)
    now = clock.now()
    return told.filter(slot__starts_at__lte=now).exists() and round.slots.filter(ends_at__gt=now).exists()
