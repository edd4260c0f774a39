"""What the keys in a violation stand for."""

from dataclasses import dataclass

from ..models import Round
from .companions import companions_of
from .timetable import Timetable


@dataclass(frozen=True)
class Names:
    """Participants by key, meetings by key, hours by slot number."""

    people: dict[int, str]
    meetings: dict[int, str]
    hours: dict[int, str]

    def of(self, subject: str) -> str:
        """``p12`` or ``m34`` in words; anything else as it is."""
        key = int(subject[1:]) if subject[1:].isdigit() else 0
        table = {"p": self.people, "m": self.meetings}.get(subject[:1], {})
        return table.get(key, subject)


def names_of(round: Round) -> Names:
    people = {p.pk: p.name for p in round.participants.select_related("firm", "buyer")}
    pairs, beside = round.meetings.values_list("pk", "first_id", "second_id"), companions_of(round)
    meetings = {
        pk: f"{people.get(a, '')} – {', '.join(people.get(p, '') for p in (b, *beside.get(pk, ())))}"
        for pk, a, b in pairs
    }
    return Names(people, meetings, _hours(round))


def names_in(table: Timetable) -> Names:
    """The same without asking the database again."""
    people = {p.pk: p.name for p in table.people.values()}
    meetings = {p.key: f"{p.first.name} – {p.guest_names}" for p in table.placed}
    meetings |= {m.pk: f"{people[m.first_id]} – {people[m.second_id]}" for m in table.unplaced}
    zone = table.round.zone
    several = len({s.day_id for s in table.slots}) > 1
    shape = "%d-%m %H:%M" if several else "%H:%M"
    return Names(people, meetings, {s.number: f"{s.starts_at.astimezone(zone):{shape}}" for s in table.slots})


def _hours(round: Round) -> dict[int, str]:
    slots = list(round.slots.all())
    several = len({s.day_id for s in slots}) > 1
    shape = "%d-%m %H:%M" if several else "%H:%M"
    return {s.number: f"{s.starts_at.astimezone(round.zone):{shape}}" for s in slots}
