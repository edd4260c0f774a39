"""What changed between two versions of an agenda, and for whom."""

from dataclasses import dataclass

from ..models import Agenda, AgendaMove, Participant
from .timetable import Placed, timetable_of


@dataclass(frozen=True)
class Difference:
    """A meeting that was added (``before`` empty), dropped (``after`` empty) or moved."""

    before: Placed | None
    after: Placed | None

    @property
    def people(self) -> tuple[Participant, ...]:
        """Everybody of the meeting, before and after, those who receive first."""
        shown = [placed for placed in (self.after, self.before) if placed]
        return tuple({p.pk: p for placed in shown for p in placed.everybody}.values())

    @property
    def names(self) -> str:
        shown = self.after or self.before
        return f"{shown.first.name} – {shown.guest_names}" if shown else ""

    @property
    def new_time(self) -> bool:
        return bool(self.before and self.after and self.before.slot.pk != self.after.slot.pk)


def differences(older: Agenda, newer: Agenda) -> list[Difference]:
    """Every meeting whose time or table differs, in order of time."""
    old = {p.key: p for p in timetable_of(older.round, older).placed}
    new = {p.key: p for p in timetable_of(newer.round, newer).placed}
    changed = [
        Difference(old.get(key), new.get(key))
        for key in old.keys() | new.keys()
        if _place(old.get(key)) != _place(new.get(key))
    ]
    return sorted(changed, key=lambda d: (_number(d), d.people[0].pk, d.people[1].pk))


def affected(changes: list[Difference]) -> list[Participant]:
    """Everybody who has to be told, once each, in the order of the round."""
    people = {p.pk: p for change in changes for p in change.people}
    return sorted(people.values(), key=lambda p: (p.order, p.pk))


def moves_since(agenda: Agenda, version: int) -> list[AgendaMove]:
    """What was moved after ``version``, oldest first: shown to whoever comes second."""
    moves = agenda.moves.filter(version__gt=version).select_related(
        "actor",
        "from_slot",
        "from_table",
        "to_slot",
        "to_table",
        "meeting__first__firm",
        "meeting__first__buyer",
        "meeting__second__firm",
        "meeting__second__buyer",
    )
    return list(moves.order_by("version"))


def _place(placed: Placed | None) -> tuple[object, ...] | None:
    """Slots, table and people."""
    if placed is None:
        return None
    return (*(slot.pk for slot in placed.slots), placed.table.pk, {p.pk for p in placed.everybody})


def _number(change: Difference) -> int:
    shown = change.after or change.before
    return shown.slot.number if shown else 0
