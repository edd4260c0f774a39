"""Repairs of the published agenda while a round is held: computed, looked at, applied whole or not at all, taken back.

Everybody always sees one whole version: the new one is written beside the old one and both change places in one
transaction, on the condition that the old one is still the one that was looked at.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.jobs import actions as jobs
from encadena.kernel import clock, events

from ..choices import AgendaState, AgendaStatus, RepairState
from ..errors import DayError, RepairOutdated
from ..events import AgendaPublished
from ..models import Agenda, AgendaMeeting, Happening, Repair, Round, Slot
from ..planning.repair import propose
from ..queries.lengths import lengths_of
from ..queries.standing import standing_of
from .pulse import beat
from .round import mark_changed

KIND = "matchmaking.repair"
TELL = "matchmaking.tell_changes"
AT_ONCE = 1500
"""Meetings of a day up to which a repair is computed while the page waits; beyond that a job does it."""
SECONDS_AT_ONCE, SECONDS = 1.5, 5.0


def ask_repair(round: Round, *, count_missing: bool = False, actor: User | None) -> Repair:
    """Compute what the day asks for, or enqueue that. What the same person asked before and did not decide goes."""
    standing = standing_of(round, clock.now())
    if standing.programme is None or standing.moment.shown is None:
        raise DayError("repair_without_day")
    with transaction.atomic():
        undecided = round.repairs.filter(state__in=[RepairState.ASKED, RepairState.READY], created_by=actor)
        undecided.update(state=RepairState.DISCARDED, decided_at=clock.now(), decided_by=actor)
        repair = Repair.objects.create(
            round=round,
            base_id=standing.programme.agenda_id,
            asked={"count_missing": count_missing},
            created_by=actor,
        )
        audit.record("repair.asked", round, actor=actor, context={"base": standing.programme.number})
        if len(standing.programme.seats) > AT_ONCE:
            jobs.enqueue(KIND, args={"repair_id": repair.pk}, actor=actor, subject=round)
            return repair
    return compute_repair(repair, seconds=SECONDS_AT_ONCE, actor=actor)


def compute_repair(repair: Repair, *, seconds: float = SECONDS, actor: User | None) -> Repair:
    """Work out the changes; the agenda stays as it is. One that dies leaves a repair that nobody can apply."""
    count_missing = bool(repair.asked.get("count_missing"))
    standing = standing_of(repair.round, clock.now())
    if standing.programme is None or standing.programme.agenda_id != repair.base_id:
        _fail(repair, actor=actor)
        raise RepairOutdated("repair_outdated", number=standing.programme.number if standing.programme else 0)
    try:
        found = propose(standing, count_missing=count_missing, seconds=seconds)
    except DayError:
        _fail(repair, actor=actor)
        raise
    with transaction.atomic():
        ready = Repair.objects.filter(pk=repair.pk, state=RepairState.ASKED).update(
            state=RepairState.READY,
            asked=found.asked | {"count_missing": count_missing},
            changes=found.changes,
            value=found.value,
            bound=found.bound,
            breaks_before=found.breaks_before,
            breaks_after=found.breaks_after,
            seconds=found.seconds,
        )
        if ready:
            beat(repair.round_id, actor=actor)
    repair.refresh_from_db()
    return repair


def apply_repair(repair: Repair, *, actor: User | None) -> Agenda:
    """Publish the changed agenda as the next version.

    Raises ``RepairOutdated`` when another version was published meanwhile, ``repair_too_late`` when a change lies in
    what has begun by now, ``repair_decided`` when somebody decided already.
    """
    with transaction.atomic():
        _claim(repair, RepairState.READY, RepairState.APPLIED, actor)
        _refuse_what_began(repair.changes)
        result = _exchange(repair.base, repair.changes, objective=repair.breaks_after, actor=actor)
        Repair.objects.filter(pk=repair.pk).update(result=result)
        repair.refresh_from_db()
        context = {"number": result.number, "base": repair.base.number, "changes": len(repair.changes)}
        mark_changed(repair.round, "agenda.repaired", actor=actor, context=context)
        _announce(repair.round, result, repair.changes, actor=actor)
    return result


def undo_repair(repair: Repair, *, actor: User | None) -> Agenda:
    """Publish what stood before the repair again, as a version of its own, so that calendars follow.

    Raises ``repair_not_undoable`` when another version came after it or one of its meetings began.
    """
    with transaction.atomic():
        _claim(repair, RepairState.APPLIED, RepairState.UNDONE, actor)
        if repair.result is None:
            raise DayError("repair_not_undoable")
        back = [_reversed(change) for change in repair.changes]
        try:
            _refuse_what_began(back)
            places = dict(repair.base.meetings.values_list("meeting", "table"))
            back = [change | {"to_desk": places.get(change["meeting"])} for change in back]
            result = _exchange(repair.result, back, objective=repair.breaks_before, actor=actor)
        except (DayError, RepairOutdated) as error:
            raise DayError("repair_not_undoable") from error
        context = {"number": result.number, "base": repair.result.number}
        mark_changed(repair.round, "agenda.repair_undone", actor=actor, context=context)
        _announce(repair.round, result, [_named(change) for change in back], actor=actor)
    return result


def discard_repair(repair: Repair, *, actor: User | None) -> None:
    with transaction.atomic():
        _claim(repair, RepairState.READY, RepairState.DISCARDED, actor)
        audit.record("repair.discarded", repair.round, actor=actor)
        beat(repair.round_id, actor=actor)


def _claim(repair: Repair, before: RepairState, after: RepairState, actor: User | None) -> None:
    """Of two people who press at once one decides."""
    claimed = Repair.objects.filter(pk=repair.pk, state=before)
    if not claimed.update(state=after, decided_by=actor, decided_at=clock.now()):
        raise DayError("repair_decided")


def _fail(repair: Repair, *, actor: User | None) -> None:
    failed = Repair.objects.filter(pk=repair.pk, state=RepairState.ASKED)
    failed.update(state=RepairState.FAILED, decided_at=clock.now(), decided_by=actor)


def _announce(round: Round, result: Agenda, changes: list[dict[str, Any]], *, actor: User | None) -> None:
    """After the commit: pages follow, calendars may be fetched, and a mail goes to those concerned."""
    beat(round.pk, actor=actor)
    events.publish(AgendaPublished(round.pk, result.pk))
    if changes:
        jobs.enqueue(TELL, args={"agenda_id": result.pk, "changes": changes}, actor=actor, subject=round)


def _named(change: dict[str, Any]) -> dict[str, Any]:
    """A change taken back, as it is told: what was cancelled is added again, what was added is cancelled."""
    back = {"cancelled": "added", "added": "cancelled"}
    return change | {"kind": back.get(change["kind"], change["kind"])}


def _exchange(base: Agenda, changes: list[dict[str, Any]], *, objective: int | None, actor: User | None) -> Agenda:
    """A published copy of ``base`` with the changes, in its place."""
    replaced = Agenda.objects.filter(pk=base.pk, state=AgendaState.PUBLISHED).update(state=AgendaState.REPLACED)
    if not replaced:
        now = base.round.agendas.filter(state=AgendaState.PUBLISHED).values_list("number", flat=True).first()
        raise RepairOutdated("repair_outdated", number=now or 0)
    last = base.round.agendas.aggregate(last=Max("number"))["last"] or 0
    result = Agenda.objects.create(
        round=base.round,
        number=last + 1,
        state=AgendaState.PUBLISHED,
        status=AgendaStatus.MANUAL,
        objective=objective,
        created_by=actor,
        created_at=clock.now(),
        published_at=clock.now(),
    )
    AgendaMeeting.objects.bulk_create(_placements(base, result, changes), batch_size=500)
    return result


def _placements(base: Agenda, result: Agenda, changes: list[dict[str, Any]]) -> list[AgendaMeeting]:
    slots = dict(Slot.objects.filter(round=base.round).values_list("number", "pk"))
    rows = list(base.meetings.values_list("meeting", "slot", "table", "length"))
    places = {m: (slot, table) for m, slot, table, _ in rows}
    for change in changes:
        if change["to_slot"] is None:
            places.pop(change["meeting"], None)
        else:
            places[change["meeting"]] = (slots[change["to_slot"]], change["to_desk"])
    announced = {m: length for m, _, _, length in rows}
    lengths = lengths_of(base.round, places.keys() - announced.keys()) | announced
    return [
        AgendaMeeting(agenda=result, meeting_id=m, slot_id=slot, table_id=table, length=lengths[m])
        for m, (slot, table) in places.items()
    ]


def _refuse_what_began(changes: list[dict[str, Any]]) -> None:
    """A proposal looked at for too long: nobody is sent to a meeting that began, none that was held is taken away."""
    now = clock.now()
    ahead = (change["to_at"] for change in changes if change["to_at"] is not None)
    if any(at <= now.timestamp() for at in ahead):
        raise DayError("repair_too_late", at=_moment(min(a for c in changes if (a := c["to_at"]) is not None)))
    if Happening.objects.filter(meeting__in=[c["meeting"] for c in changes], state__in=["held", "running"]).exists():
        raise DayError("repair_too_late", at=now)


def _moment(epoch: int) -> datetime:
    return datetime.fromtimestamp(epoch, clock.CHILE)


def _reversed(change: dict[str, Any]) -> dict[str, Any]:
    return change | {
        "from_slot": change["to_slot"],
        "to_slot": change["from_slot"],
        "from_at": change["to_at"],
        "to_at": change["from_at"],
        "from_table": change["to_table"],
        "to_table": change["from_table"],
    }
