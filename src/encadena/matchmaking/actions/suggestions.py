"""Suggested meetings: kept, taken, dismissed."""

from collections.abc import Iterable

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.jobs import actions as jobs
from encadena.jobs.models import Job
from encadena.jobs.queries import under_way
from encadena.kernel import clock

from ..choices import MeetingOrigin, SuggestionState
from ..errors import RoundError
from ..models import Meeting, Round, Suggestion
from ..planning.matching import Suggested
from .meetings import Wanted, set_meetings

KIND = "matchmaking.suggest"


def ask_suggestions(round: Round, *, actor: User | None) -> Job:
    """Enqueue the search. One per round at a time."""
    if under_way(KIND, round):
        raise RoundError("suggest_running")
    return jobs.enqueue(KIND, args={"round_id": round.pk}, actor=actor, subject=round)


def save_suggestions(round: Round, *, found: Iterable[Suggested], actor: User | None) -> int:
    """Keep what was found; what somebody decided stays, what is no longer found and was not decided goes."""
    rows = [
        Suggestion(
            round=round, buyer_id=s.buyer, firm_id=s.firm, need_id=s.need, score=s.score, for_buyer=s.for_buyer,
            for_firm=s.for_firm, reasons=s.reasons, made_at=clock.now(),
        )
        for s in found
    ]  # fmt: skip
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=round.pk)
        kept = {(s.buyer_id, s.firm_id) for s in rows}
        old = Suggestion.objects.filter(round=round, state=SuggestionState.OPEN).values_list("pk", "buyer", "firm")
        gone = [pk for pk, b, f in old if (b, f) not in kept]
        for start in range(0, len(gone), 500):
            Suggestion.objects.filter(pk__in=gone[start : start + 500]).delete()
        Suggestion.objects.bulk_create(
            rows,
            batch_size=200,
            update_conflicts=True,
            unique_fields=["buyer", "firm"],
            update_fields=["need", "score", "for_buyer", "for_firm", "reasons", "made_at"],
        )
        audit.record("round.suggestions_made", round, actor=actor, context={"count": len(rows)})
    return len(rows)


def take(suggestion: Suggestion, *, actor: User | None) -> None:
    """Put the meeting on the list. Taken already, or meeting already, it only says so."""
    with transaction.atomic():
        round = suggestion.round
        pair = {"first": suggestion.buyer_id, "second": suggestion.firm_id, "cancelled_at": None}
        if not Meeting.objects.filter(round=round, **pair).exists():
            wanted = Wanted(suggestion.buyer, suggestion.firm)
            set_meetings(round, wanted=[wanted], origin=MeetingOrigin.SELECTED, actor=actor)
        _decide(suggestion, SuggestionState.TAKEN, actor)


def dismiss(suggestion: Suggestion, *, actor: User | None) -> None:
    """It is not shown and not chosen any more; ``reopen`` undoes it."""
    with transaction.atomic():
        _decide(suggestion, SuggestionState.DISMISSED, actor)


def reopen(suggestion: Suggestion, *, actor: User | None) -> None:
    with transaction.atomic():
        _decide(suggestion, SuggestionState.OPEN, actor)


def _decide(suggestion: Suggestion, state: SuggestionState, actor: User | None) -> None:
    before, suggestion.state = suggestion.state, state
    suggestion.decided_by, suggestion.decided_at = actor, clock.now()
    suggestion.save(update_fields=["state", "decided_by", "decided_at"])
    context = {"buyer": suggestion.buyer.name, "firm": suggestion.firm.name}
    changes = {"suggestion": [before, state]}
    audit.record("round.suggestion_decided", suggestion.round, actor=actor, changes=changes, context=context)
