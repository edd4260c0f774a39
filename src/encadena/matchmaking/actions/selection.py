"""The meetings that a computation chose: asked for, kept, applied as a whole, undone."""

from dataclasses import asdict

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.jobs import actions as jobs
from encadena.jobs.models import Job
from encadena.jobs.queries import under_way
from encadena.kernel import clock

from ..choices import MeetingOrigin, SelectionState
from ..errors import RoundError
from ..models import Meeting, Round, Selection
from ..planning.choice import Choice
from ..rules.choice import ChoiceRules, check_rules
from .meetings import Wanted, cancel_meetings, set_meetings

KIND, WHAT_IF = "matchmaking.choose", "matchmaking.what_if"


def ask_choice(round: Round, *, rules: ChoiceRules, what_if: bool = False, actor: User | None) -> Job:
    """Enqueue the computation; ``what_if`` only compares and changes nothing. One of each per round at a time."""
    check_rules(rules)
    kind = WHAT_IF if what_if else KIND
    if not round.slots.exists() or not round.tables.exists():
        raise RoundError("plan_needs_tables" if round.slots.exists() else "plan_needs_slots")
    if under_way(kind, round):
        raise RoundError("choice_running")
    return jobs.enqueue(kind, args={"round_id": round.pk, "rules": asdict(rules)}, actor=actor, subject=round)


def save_selection(round: Round, *, rules: ChoiceRules, choice: Choice, version: int, actor: User | None) -> Selection:
    """``version`` is the round's when its rows were read."""
    result = {k: v for k, v in asdict(choice).items() if k != "pairs"}
    with transaction.atomic():
        row = Selection.objects.create(
            round=round, rules=asdict(rules), result=result, pairs=[list(p) for p in choice.pairs], version=version,
            created_by=actor,
        )  # fmt: skip
        context = {"count": len(choice.pairs), "value": choice.value, "bound": choice.bound}
        audit.record("round.selection_made", round, actor=actor, context=context)
    return row


def apply_selection(selection: Selection, *, actor: User | None) -> int:
    """Put its meetings on the list, all or none.

    Raises ``RoundError``: ``selection_stale`` when the round changed since it was computed (somebody else was first),
    ``selection_done`` when it was applied already.
    """
    with transaction.atomic():
        round = Round.objects.select_for_update().get(pk=selection.round_id)
        if round.version != selection.version:
            raise RoundError("selection_stale")
        _claim(selection, SelectionState.READY, SelectionState.APPLIED)
        people = {p.pk: p for p in round.participants.select_related("firm", "buyer")}
        wanted = [Wanted(people[b], people[f]) for b, f, _value in selection.pairs]
        rows = set_meetings(round, wanted=wanted, origin=MeetingOrigin.SELECTED, actor=actor)
        keys = [m.pk for m in rows]
        for start in range(0, len(keys), 500):
            Meeting.objects.filter(pk__in=keys[start : start + 500]).update(selection=selection)
    return len(rows)


def undo_selection(selection: Selection, *, actor: User | None) -> int:
    """Take off the meetings that it put on the list and that are still on it."""
    with transaction.atomic():
        _claim(selection, SelectionState.APPLIED, SelectionState.UNDONE)
        return cancel_meetings(selection.round, meetings=selection.meetings.all(), actor=actor)


def _claim(selection: Selection, before: SelectionState, after: SelectionState) -> None:
    moment = clock.now() if after == SelectionState.APPLIED else selection.applied_at
    if not Selection.objects.filter(pk=selection.pk, state=before).update(state=after, applied_at=moment):
        raise RoundError("selection_done")
    selection.state = after
