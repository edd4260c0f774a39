"""What changed between two versions of an agenda, and for whom."""

from collections.abc import Collection
from dataclasses import dataclass

from ..models import Agenda, AgendaMove, Participant, Round
from .timetable import Placed, placements_of, timetable_of


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
    """Every meeting whose time or table differs, in order of time. Only these are read as a whole."""
    moved = {meeting for meeting, *_place in _places(older) ^ _places(newer)}
    if not moved:
        return []
    people = _people_of(older.round, moved)
    old, new = _placed(older, people, moved), _placed(newer, people, moved)
    changed = [Difference(old.get(key), new.get(key)) for key in old.keys() | new.keys()]
    return sorted(changed, key=lambda d: (_number(d), d.people[0].pk, d.people[1].pk))


def _places(agenda: Agenda) -> set[tuple[int, int, int]]:
    """Meeting, slot and table of every placement."""
    return set(placements_of(agenda).values_list("meeting", "slot", "table"))


def _people_of(round: Round, meetings: Collection[int]) -> set[int]:
    """One of each meeting is enough for ``timetable_of`` to read it."""
    pairs = round.meetings.values_list("pk", "first_id")
    return {first for pk, first in pairs if pk in meetings}


def _placed(agenda: Agenda, people: Collection[int], meetings: Collection[int]) -> dict[int, Placed]:
    table = timetable_of(agenda.round, agenda, only=people)
    return {p.key: p for p in table.placed if p.key in meetings}


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


def _number(change: Difference) -> int:
    shown = change.after or change.before
    return shown.slot.number if shown else 0
