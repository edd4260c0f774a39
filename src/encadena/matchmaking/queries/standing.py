"""What is true of a round at one moment of its day: the programme, who is here, what happened, what closed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from ..choices import RepairState
from ..models import Closure, Day, Happening, Mark, Pulse, Repair, Round
from ..rules.clock import Moment, moment_at
from ..rules.presence import NOTHING, Presence
from .presence import day_at, presences
from .programme import Programme, programme_of

FRESH = timedelta(minutes=20)
"""How long a change of the agenda is pointed out."""


@dataclass(frozen=True)
class Happened:
    state: str
    started_at: datetime | None
    missing: int | None


@dataclass(frozen=True)
class Standing:
    """``closed``: number of the first slot without each closed table. ``changes``: of repairs applied today."""

    round: Round
    at: datetime
    pulse: int
    day: Day | None
    programme: Programme | None
    presence: dict[int, Presence]
    happened: dict[int, Happened]
    closed: dict[int, int]
    repairs: tuple[Repair, ...]

    @cached_property
    def moment(self) -> Moment:
        return moment_at(self.programme.hours if self.programme else (), self.at)

    @cached_property
    def fresh(self) -> frozenset[int]:
        """Meetings that were changed a moment ago."""
        recent = (r for r in self.repairs if r.decided_at and self.at - r.decided_at < FRESH)
        return frozenset(change["meeting"] for r in recent for change in r.changes)

    def of(self, person: int) -> Presence:
        return self.presence.get(person, NOTHING)

    def is_closed(self, desk: int, slot_number: int) -> bool:
        return desk in self.closed and slot_number >= self.closed[desk]


def standing_of(round: Round, at: datetime) -> Standing:
    """Eight queries at most, whatever the size of the round; the programme is read once per version."""
    pulse = pulse_of(round.pk)  # first: what is read after it is at least as new
    day = day_at(round, at)
    programme = programme_of(round, day.on) if day else None
    return Standing(
        round,
        at,
        pulse,
        day,
        programme,
        presences(day),
        _happened(round, day),
        _closed(day),
        tuple(_repairs(round, day)),
    )


def pulse_of(round_id: int) -> int:
    return Pulse.objects.filter(round=round_id).values_list("number", flat=True).first() or 0


def pulses(round_ids: list[int]) -> dict[int, int]:
    """The question that followers ask all the time: one row each by key."""
    return dict(Pulse.objects.filter(round__in=round_ids).values_list("round_id", "number"))


def _happened(round: Round, day: Day | None) -> dict[int, Happened]:
    if day is None:
        return {}
    rows = Happening.objects.filter(meeting__round=round).values_list("meeting", "state", "started_at", "missing")
    return {meeting: Happened(state, started, missing) for meeting, state, started, missing in rows}


def _closed(day: Day | None) -> dict[int, int]:
    if day is None:
        return {}
    rows = Closure.objects.filter(since__day=day, reopened_at__isnull=True).values_list("table", "since__number")
    return dict(rows)


def _repairs(round: Round, day: Day | None) -> list[Repair]:
    if day is None:
        return []
    rows = Repair.objects.filter(round=round, state=RepairState.APPLIED, decided_at__isnull=False)
    return [r for r in rows.order_by("pk") if r.decided_at and r.decided_at.astimezone(round.zone).date() == day.on]


def marks_today(day: Day, most: int = 12) -> list[Mark]:
    """The latest marks that stand, newest first, for the desk to look at and undo."""
    rows = Mark.objects.filter(day=day, undone_at__isnull=True)
    return list(rows.select_related("participant__firm", "participant__buyer", "actor").order_by("-at", "-pk")[:most])
