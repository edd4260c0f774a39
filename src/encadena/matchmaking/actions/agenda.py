"""Agendas: saved by a plan, changed by hand, published, withdrawn. Every change of a draft can be undone."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F, Max

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.kernel import clock, events

from .. import planning
from ..choices import AgendaState, AgendaStatus, RoundState
from ..errors import AgendaChanged, AgendaError, MoveError
from ..events import AgendaPublished
from ..models import Agenda, AgendaMeeting, AgendaMove, Meeting, Round, SavedProblem, Slot, Table
from ..queries.by_video import takes_table
from ..queries.lengths import length_of, lengths_of
from ..queries.timetable import LIVE
from .agenda_rules import fit_tables
from .round import mark_changed


def save_agenda(
    round: Round,
    *,
    slot_of: Mapping[int, int],
    table_of: Mapping[int, int | None] | None = None,
    status: AgendaStatus = AgendaStatus.FEASIBLE,
    objective: int | None = None,
    bound: int | None = None,
    idle: int | None = None,
    idle_bound: int | None = None,
    seconds: float | None = None,
    job: str = "",
    search: planning.Search | None = None,
    actor: User | None,
) -> Agenda:
    """Keep a schedule as the round's draft: slot number and table number by meeting key.

    A draft that was there is kept as a replaced version. Without ``table_of`` buyers get a table of their own (None:
    a meeting without a table). With ``search`` whoever manages the round can run it again.
    """
    with transaction.atomic():
        _shelve_draft(round)
        agenda = Agenda.objects.create(
            round=round,
            number=_next_number(round),
            status=status,
            objective=objective,
            bound=bound,
            idle=idle,
            idle_bound=idle_bound,
            seconds=seconds,
            job=job,
            created_by=actor,
        )
        _keep_search(agenda, search)
        _place(agenda, slot_of, planning.seats(round, slot_of) if table_of is None else table_of)
        if round.state in (RoundState.DRAFT, RoundState.REGISTRATION):
            round.state = RoundState.PLANNING
            round.save(update_fields=["state"])
        audit.record(
            "agenda.saved",
            round,
            actor=actor,
            context={"number": agenda.number, "objective": objective, "bound": bound},
        )
    return agenda


def _keep_search(agenda: Agenda, search: planning.Search | None) -> None:
    if search is not None:
        how = {"seed": search.seed, "workers": search.workers, "limit": search.limit}
        SavedProblem.objects.create(agenda=agenda, content=search.problem, **how)


def move_meeting(
    agenda: Agenda,
    *,
    meeting: Meeting,
    slot: Slot,
    table: Table | None,
    expected_version: int,
    force: bool = False,
    actor: User | None,
) -> AgendaMove:
    """Hold a meeting at another time or table of a draft.

    ``table`` None takes a free one; a meeting that takes none gets none. Raises ``MoveError`` with the violations that
    the move would add, unless ``force``; ``AgendaChanged`` when the draft is not at ``expected_version`` any more.
    """
    if meeting.round_id != agenda.round_id or slot.round_id != agenda.round_id:
        raise AgendaError("meeting_of_another_round")
    with transaction.atomic():
        _advance(agenda, expected_version)
        table = (takes_table(meeting) and table) or planning.free_table(agenda, meeting, slot)
        impact = planning.impact(agenda, meeting, slot, table)
        if impact.added and not force:
            raise MoveError("move_breaks_rules", violations=impact.added, impact=impact)
        move = _apply(agenda, meeting, slot, table, actor)
        move.forced = bool(impact.added)
        move.save(update_fields=["forced"])
        audit.record(
            "agenda.meeting_moved",
            agenda.round,
            actor=actor,
            changes={
                "slot": [move.from_slot and move.from_slot.number, slot.number],
                "table": [move.from_table and str(move.from_table), table and str(table)],
            },
            context={"meeting": str(meeting), "forced": move.forced},
        )
    return move


def undo(agenda: Agenda, *, expected_version: int, actor: User | None) -> AgendaMove:
    """Take back the last move of a draft that was not taken back yet."""
    with transaction.atomic():
        last = agenda.moves.filter(undone=False, from_slot__isnull=False).first()
        if last is None:
            raise AgendaError("nothing_to_undo")
        _advance(agenda, expected_version)
        slot, table = _where_from(last)
        back = _apply(agenda, last.meeting, slot, table, actor)
        AgendaMove.objects.filter(pk__in=[last.pk, back.pk]).update(undone=True)
        audit.record("agenda.move_undone", agenda.round, actor=actor, context={"meeting": str(last.meeting)})
    return back


def publish(agenda: Agenda, *, expected_version: int, reason: str = "", actor: User | None) -> Agenda:
    """Freeze a draft as the agenda that everybody sees. With violations it takes a ``reason``, which is kept."""
    with transaction.atomic():
        _advance(agenda, expected_version)
        agenda.meetings.exclude(LIVE).delete()
        found = planning.violations_of(agenda)
        if found and not reason.strip():
            raise AgendaError("agenda_has_violations", count=len(found))
        round = agenda.round
        round.agendas.filter(state=AgendaState.PUBLISHED).update(state=AgendaState.REPLACED)
        agenda.state, agenda.published_at = AgendaState.PUBLISHED, clock.now()
        agenda.override_reason = reason.strip() if found else ""
        agenda.save(update_fields=["state", "published_at", "override_reason"])
        round.state = RoundState.PUBLISHED
        round.save(update_fields=["state"])
        context = {"number": agenda.number, "violations": len(found), "reason": agenda.override_reason}
        mark_changed(round, "agenda.published", actor=actor, context=context)
        events.publish(AgendaPublished(round.pk, agenda.pk))
    return agenda


def withdraw(agenda: Agenda, *, actor: User | None) -> Agenda:
    """Take the published agenda back from everybody's sight; a copy of it becomes the draft to work on."""
    if agenda.state != AgendaState.PUBLISHED:
        raise AgendaError("agenda_not_published")
    with transaction.atomic():
        round = agenda.round
        agenda.state = AgendaState.REPLACED
        agenda.save(update_fields=["state"])
        round.state = RoundState.PLANNING
        round.save(update_fields=["state"])
        mark_changed(round, "agenda.withdrawn", actor=actor, context={"number": agenda.number})
        draft = round.agendas.filter(state=AgendaState.DRAFT).first()
        return draft or _copy(agenda, actor)


def revise(agenda: Agenda, *, actor: User | None) -> Agenda:
    """A new draft that starts as a copy of this version."""
    with transaction.atomic():
        _shelve_draft(agenda.round)
        draft = _copy(agenda, actor)
        context = {"number": draft.number, "base": agenda.number}
        audit.record("agenda.revised", agenda.round, actor=actor, context=context)
    return draft


def _advance(agenda: Agenda, expected_version: int) -> None:
    """Claim the next version by compare-and-swap, so that of two browsers only one moves."""
    claimed = Agenda.objects.filter(pk=agenda.pk, version=expected_version, state=AgendaState.DRAFT)
    if claimed.update(version=F("version") + 1):
        agenda.version = expected_version + 1
        return
    agenda.refresh_from_db(fields=["state", "version"])
    if agenda.state != AgendaState.DRAFT:
        raise AgendaError("agenda_is_frozen")
    raise AgendaChanged("agenda_changed", since=expected_version, now=agenda.version)


def _apply(agenda: Agenda, meeting: Meeting, slot: Slot, table: Table | None, actor: User | None) -> AgendaMove:
    placed = agenda.meetings.filter(meeting=meeting).select_related("slot", "table").first()
    move = AgendaMove.objects.create(
        agenda=agenda,
        version=agenda.version,
        meeting=meeting,
        from_slot=placed.slot if placed else None,
        from_table=placed.table if placed else None,
        to_slot=slot,
        to_table=table,
        actor=actor,
    )
    if placed:
        placed.slot, placed.table = slot, table
        placed.save(update_fields=["slot", "table"])
    else:
        length = length_of(meeting)
        AgendaMeeting.objects.create(agenda=agenda, meeting=meeting, slot=slot, table=table, length=length)
    agenda.status, agenda.objective = AgendaStatus.MANUAL, planning.breaks_of(agenda)
    agenda.idle, agenda.idle_bound = planning.idle_of(agenda), None
    agenda.save(update_fields=["status", "objective", "idle", "idle_bound"])
    return move


def _where_from(move: AgendaMove) -> tuple[Slot, Table | None]:
    if move.from_slot is None:
        raise AgendaError("nothing_to_undo")
    return move.from_slot, move.from_table


def _place(agenda: Agenda, slot_of: Mapping[int, int], table_of: Mapping[int, int | None]) -> None:
    slots = {s.number: s for s in agenda.round.slots.all()}
    tables = {t.number: t for t in agenda.round.tables.all()}
    desks = {m: tables[number] if number is not None else None for m, number in table_of.items()}
    lengths = lengths_of(agenda.round)
    AgendaMeeting.objects.bulk_create(
        [
            AgendaMeeting(agenda=agenda, meeting_id=m, slot=slots[slot], table=desks[m], length=lengths[m])
            for m, slot in slot_of.items()
            if m in desks
        ],
        batch_size=500,
    )


def _copy(agenda: Agenda, actor: User | None) -> Agenda:
    draft = Agenda.objects.create(
        round=agenda.round,
        number=_next_number(agenda.round),
        status=agenda.status,
        objective=agenda.objective,
        bound=agenda.bound,
        idle=agenda.idle,
        idle_bound=agenda.idle_bound,
        seconds=agenda.seconds,
        job=agenda.job,
        created_by=actor,
    )
    lengths = lengths_of(agenda.round)
    rows = [
        AgendaMeeting(
            agenda=draft,
            meeting_id=m.meeting_id,
            slot_id=m.slot_id,
            table_id=m.table_id,
            length=lengths[m.meeting_id],
        )
        for m in agenda.meetings.order_by()
    ]
    AgendaMeeting.objects.bulk_create(rows, batch_size=500)
    fit_tables(agenda.round, actor=actor)
    return draft


def _shelve_draft(round: Round) -> None:
    round.agendas.filter(state=AgendaState.DRAFT).update(state=AgendaState.REPLACED)


def _next_number(round: Round) -> int:
    return (round.agendas.aggregate(last=Max("number"))["last"] or 0) + 1
