"""Opens a round and shapes its days, slots and tables."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.kernel import clock, events

from ..choices import RoundState, Session
from ..errors import RoundError
from ..events import RoundChanged
from ..models import AgendaMeeting, Day, Meeting, Round, Slot, Table
from ..rules.slots import DayShape, Stretch, lay_out, refuse_overlaps
from .hours import apply_hours_of

MOST_TABLES = 500
FIELDS = (
    "name",
    "edition",
    "series",
    "organiser",
    "region",
    "commune",
    "place",
    "languages",
    "fairness",
    "breaks_within",
    "time_zone",
    "source",
    "invented",
)


def create_round(*, data: Mapping[str, Any], actor: User | None) -> Round:
    """A new round in draft; ``data`` holds the fields of ``FIELDS`` that are known."""
    with transaction.atomic():
        round = Round.objects.create(**{f: data[f] for f in FIELDS if f in data})
        audit.record("round.created", round, actor=actor)
        events.publish(RoundChanged(round.pk))
    return round


def update_round(round: Round, *, data: Mapping[str, Any], actor: User | None) -> Round:
    """Change what a round says of itself."""
    with transaction.atomic():
        changes = {}
        for field in FIELDS:
            if field in data and (before := getattr(round, field)) != data[field]:
                changes[field] = [_plain(before), _plain(data[field])]
                setattr(round, field, data[field])
        if changes:
            round.save(update_fields=[*changes])
            if "time_zone" in changes:
                apply_hours_of(round, actor=actor)
            mark_changed(round, "round.updated", actor=actor, changes=changes)
    return round


def mark_changed(
    round: Round,
    verb: str,
    *,
    actor: User | None,
    changes: Mapping[str, Any] | None = None,
    context: Mapping[str, Any] | None = None,
) -> None:
    """Write the audit row and move ``version`` on; everything that decides an agenda passes here."""
    Round.objects.filter(pk=round.pk).update(version=F("version") + 1, updated_at=clock.now())
    round.refresh_from_db(fields=["version", "updated_at"])
    audit.record(verb, round, actor=actor, changes=changes, context=context)
    events.publish(RoundChanged(round.pk))


def change_state(round: Round, *, state: RoundState, actor: User | None) -> None:
    """Move a round on, or back; publishing happens through its agenda only."""
    if state == RoundState.PUBLISHED:
        raise RoundError("publish_through_the_agenda")
    with transaction.atomic():
        before, round.state = round.state, state
        round.save(update_fields=["state"])
        mark_changed(round, "round.state_changed", actor=actor, changes={"state": [before, state]})


def lay_out_slots(round: Round, *, days: Sequence[date], shape: DayShape, actor: User | None) -> list[Slot]:
    """Cut the given days into slots, replacing the slots there were; meetings keep the number of their slot."""
    stretches = lay_out(days, shape, round.zone)
    return set_slots(round, stretches=stretches, actor=actor)


def set_slots(round: Round, *, stretches: Sequence[Stretch], actor: User | None) -> list[Slot]:
    """Give the round exactly these slots, numbered in order of time.

    Rows are kept by number so that a change of hours keeps agendas and fixed times. Raises ``slots_in_use`` when a slot
    that would go away holds a meeting.
    """
    if not stretches:
        raise RoundError("no_days")
    refuse_overlaps(stretches)
    ordered = sorted(stretches, key=lambda s: s.starts_at)
    with transaction.atomic():
        before = round.slots.count()
        _refuse_losing_slots(round, len(ordered))
        days = _days_for(round, sorted({s.on for s in ordered}))
        slots = [
            Slot(round=round, day=days[s.on], number=n, starts_at=s.starts_at, ends_at=s.ends_at, session=s.session)
            for n, s in enumerate(ordered, start=1)
        ]
        Slot.objects.bulk_create(
            slots,
            update_conflicts=True,
            unique_fields=["round", "number"],
            update_fields=["day", "starts_at", "ends_at", "session"],
        )
        round.slots.filter(number__gt=len(slots)).delete()
        round.days.exclude(on__in=days).delete()
        apply_hours_of(round, actor=actor)
        mark_changed(round, "round.slots_set", actor=actor, changes={"slots": [before, len(slots)]})
    return list(round.slots.select_related("day"))


def change_slot(slot: Slot, *, starts_at: datetime, ends_at: datetime, session: Session, actor: User | None) -> None:
    """Move one slot in time, refusing overlaps and a new order of the slots."""
    others = list(slot.round.slots.exclude(pk=slot.pk).select_related("day"))
    moved = Stretch(starts_at, ends_at, session, starts_at.astimezone(slot.round.zone).date())
    stretches = [Stretch(s.starts_at, s.ends_at, Session(s.session), s.day.on) for s in others]
    refuse_overlaps([*stretches, moved])
    if any((s.number < slot.number) != (s.starts_at < starts_at) for s in others):
        raise RoundError("slot_out_of_order", number=slot.number)
    set_slots(slot.round, stretches=[*stretches, moved], actor=actor)


def remove_slot(slot: Slot, *, actor: User | None) -> None:
    """Take one slot out (a keynote, an opening); the later ones move up, so it asks for a round without agenda."""
    if AgendaMeeting.objects.filter(agenda__round=slot.round).exists():
        raise RoundError("slots_in_use", number=slot.number)
    if Meeting.objects.filter(round=slot.round, fixed_slot__isnull=False, cancelled_at__isnull=True).exists():
        raise RoundError("slots_in_use", number=slot.number)
    others = slot.round.slots.exclude(pk=slot.pk).select_related("day")
    stretches = [Stretch(s.starts_at, s.ends_at, Session(s.session), s.day.on) for s in others]
    set_slots(slot.round, stretches=stretches, actor=actor)


def set_tables(round: Round, *, count: int, actor: User | None) -> list[Table]:
    """Give the round tables 1 to ``count``; names already given stay."""
    if not 1 <= count <= MOST_TABLES:
        raise RoundError("tables_out_of_range", count=count, most=MOST_TABLES)
    with transaction.atomic():
        before = round.tables.count()
        doomed = round.tables.filter(number__gt=count)
        in_use = AgendaMeeting.objects.filter(table__in=doomed)
        if in_use.exists() or Meeting.objects.filter(fixed_table__in=doomed, cancelled_at__isnull=True).exists():
            raise RoundError("tables_in_use", count=count)
        doomed.delete()
        numbers = set(round.tables.values_list("number", flat=True))
        Table.objects.bulk_create(Table(round=round, number=n) for n in range(1, count + 1) if n not in numbers)
        mark_changed(round, "round.tables_set", actor=actor, changes={"tables": [before, count]})
    return list(round.tables.all())


def name_table(table: Table, *, name: str, actor: User | None) -> None:
    with transaction.atomic():
        before, table.name = table.name, name.strip()
        table.save(update_fields=["name"])
        mark_changed(table.round, "round.table_named", actor=actor, changes={"name": [before, table.name]})


def _days_for(round: Round, dates: Sequence[date]) -> dict[date, Day]:
    present = {d.on: d for d in round.days.all()}
    Day.objects.bulk_create(Day(round=round, on=on) for on in dates if on not in present)
    return {d.on: d for d in round.days.filter(on__in=dates)}


def _refuse_losing_slots(round: Round, count: int) -> None:
    lost = Meeting.objects.filter(round=round, fixed_slot__number__gt=count, cancelled_at__isnull=True)
    placed = AgendaMeeting.objects.filter(agenda__round=round, slot__number__gt=count)
    if lost.exists() or placed.exists():
        raise RoundError("slots_in_use", number=count + 1)


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | bool | list | None) else str(value)
