"""What the agenda of a round keeps to."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.kernel import clock

from ..choices import AgendaState
from ..errors import RoundError
from ..models import AgendaMeeting, AgendaRules, Round
from ..planning.tables import Seats
from ..queries.by_video import without_table
from ..queries.lengths import lengths_of
from ..rules.agenda_rules import contradictions
from .round import mark_changed

FIELDS = (
    "lunch_opens", "lunch_closes", "lunch_free", "steady_buyers", "walk", "tables_in_row", "metres_between",
    "length",
)  # fmt: skip


def set_agenda_rules(round: Round, *, data: Mapping[str, Any], actor: User | None) -> AgendaRules:
    """Change what ``data`` names. Raises ``RoundError`` with ``lunch_incomplete``, ``lunch_ends_before_it_starts``,
    ``lunch_without_slot``, ``length_out_of_range`` or ``walk_without_rows``.
    """
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=round.pk)
        rules = AgendaRules.objects.filter(round=round).first() or AgendaRules(round=round)
        changes = {}
        for field in FIELDS:
            if field in data and (before := getattr(rules, field)) != data[field]:
                changes[field] = [_plain(before), _plain(data[field])]
                setattr(rules, field, data[field])
        _refuse_impossible(rules)
        rules.updated_at = clock.now()
        rules.save()
        if "length" in changes:
            fit_draft(round, actor=actor)
        if changes:
            mark_changed(round, "round.agenda_rules_set", actor=actor, changes=changes)
    return rules


def fit_draft(round: Round, *, actor: User | None) -> None:
    """Meetings of the draft take as many slots as they are asked to by now, and a table if somebody is in the hall (the
    first that is free); what was published stays as announced.
    """
    lengths = lengths_of(round)
    draft = AgendaMeeting.objects.filter(agenda__round=round, agenda__state=AgendaState.DRAFT)
    rows = list(draft)
    for row in rows:
        row.length = lengths[row.meeting_id]
    AgendaMeeting.objects.bulk_update(rows, ["length"], batch_size=500)
    fit_tables(round, actor=actor)


def fit_tables(round: Round, *, actor: User | None) -> None:
    """Call it inside the transaction of the change. A meeting that finds no table is a fault that the agenda shows."""
    draft = AgendaMeeting.objects.filter(agenda__round=round, agenda__state=AgendaState.DRAFT)
    far = without_table(round)
    draft.filter(meeting__in=far, table__isnull=False).update(table=None)
    for row in draft.filter(table__isnull=True).exclude(meeting__in=far).select_related("agenda", "meeting", "slot"):
        row.agenda.round = row.meeting.round = round
        row.table = Seats(row.agenda, row.meeting).free_in(row.slot)
        row.save(update_fields=["table"])


def _refuse_impossible(rules: AgendaRules) -> None:
    for code, _, facts in contradictions({field: getattr(rules, field) for field in FIELDS}):
        raise RoundError(code, **facts)


def _plain(value: object) -> object:
    return value if isinstance(value, int | bool | None) else str(value)
