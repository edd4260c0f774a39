"""Asks for a plan of a round; the job itself saves what it finds through ``actions.agenda``."""

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.jobs import actions as jobs
from encadena.jobs.models import Job
from encadena.jobs.queries import under_way

from ..errors import RoundError
from ..models import Round

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
    if under_way(KIND, round):
        raise RoundError("plan_running")
    seconds = max(LEAST, min(MOST, seconds))
    audit.record("round.plan_asked", round, actor=actor, context={"seconds": seconds})
    return jobs.enqueue(KIND, args={"round_id": round.pk, "seconds": seconds}, actor=actor, subject=round)
