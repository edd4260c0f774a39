"""Tables of an agenda: a free one for a meeting, and one for each where an agenda has none yet."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from encadena.engines.rounds.problem import Id, Schedule
from encadena.engines.rounds.seated.given import seat_given

from ..errors import AgendaError
from ..models import Agenda, Meeting, Round, Slot, Table
from ..queries.agenda_rules import agenda_rules_of
from ..queries.by_video import takes_table, without_table
from ..queries.lengths import length_of
from ..rules.seating import Sitting, seat
from ..rules.slots import covered
from .problem import key_of, live_meetings, problem_of


def free_table(agenda: Agenda, meeting: Meeting, slot: Slot) -> Table | None:
    """A table for the meeting from that slot on: its fixed one, the one it has, its host's usual one, any. None for a
    meeting that takes none.
    """
    seats = Seats(agenda, meeting)
    table = seats.free_in(slot)
    if table is None and seats.needed:
        raise AgendaError("table_full", slot=slot.number)
    return table


class Seats:
    """Who sits where in an agenda, and which table a meeting would like; read once for all slots."""

    def __init__(self, agenda: Agenda, meeting: Meeting) -> None:
        self.slots = list(agenda.round.slots.all())
        self.at = {slot.pk: place for place, slot in enumerate(self.slots)}
        self.length, self.needed = length_of(meeting), takes_table(meeting)
        rows = list(agenda.meetings.order_by().values_list("meeting", "meeting__first", "slot", "table", "length"))
        others = [(slot, table, length) for m, _, slot, table, length in rows if m != meeting.pk]
        self.taken = {(s.pk, table) for slot, table, n in others if table for s in self._covered(slot, n)}
        self.tables = {t.pk: t for t in agenda.round.tables.all()}
        self.place = {pk: i for i, pk in enumerate(self.tables, start=1)}
        usual = Counter(table for _, host, _, table, _ in rows if host == meeting.first_id).most_common()
        own = [table for m, _, _, table, _ in rows if m == meeting.pk]
        self.wishes: list[int | None] = [meeting.fixed_table_id, *own, *(table for table, _ in usual), *self.tables]

    def _covered(self, slot: int, length: int) -> list[Slot]:
        return list(covered(self.slots, self.at[slot], length))

    def free_in(self, slot: Slot) -> Table | None:
        """Free in all slots that the meeting takes if it begins there; None also where it needs none."""
        if not self.needed:
            return None
        wanted = [s.pk for s in self._covered(slot.pk, self.length)]
        free = (t for t in self.wishes if t in self.tables and self.taken.isdisjoint((s, t) for s in wanted))
        return next((self.tables[t] for t in free), None)


def seats(round: Round, slot_of: Mapping[int, int]) -> dict[int, int | None]:
    """Table number of each meeting: whoever receives keeps a table, fixed tables are kept. None: it takes none."""
    far = without_table(round) & slot_of.keys()
    here = {pk: slot for pk, slot in slot_of.items() if pk not in far}
    return {**dict.fromkeys(far), **(_seats_by_rule(round, here) if _seated_by_rule(round) else _seats(round, here))}


def _seats(round: Round, slot_of: Mapping[int, int]) -> dict[int, int]:
    rows = {m["pk"]: m for m in live_meetings(round)}
    busy = Counter(m[k] for m in rows.values() for k in ("first_id", "second_id"))
    buyers = set(round.participants.filter(buyer__isnull=False).values_list("pk", flat=True))
    numbers, usual = dict(round.tables.values_list("pk", "number")), agenda_rules_of(round).length
    sittings = [
        Sitting(pk, slot, _host(m, buyers, busy), numbers.get(m["fixed_table_id"]), m["length"] or usual)
        for pk, slot in slot_of.items()
        if (m := rows.get(pk))
    ]
    return seat(sittings, list(numbers.values()))


def _seated_by_rule(round: Round) -> bool:
    problem = problem_of(round)
    return bool(problem.steady) or problem.walk is not None


def _seats_by_rule(round: Round, slot_of: Mapping[int, int]) -> dict[int, int]:
    """As the engine finds them, which knows who keeps a table and how far it is."""
    problem = problem_of(round)
    held: dict[Id, int] = {f"m{pk}": slot for pk, slot in slot_of.items() if f"m{pk}" in problem.meeting_by_id}
    numbers = dict(enumerate(round.tables.values_list("number", flat=True), start=1))
    dealt = seat_given(problem, Schedule(held)).table_of
    return {key_of(m): numbers[place] for m, place in dealt.items() if place in numbers}


def _host(m: Mapping[str, Any], buyers: set[int], busy: Counter[int]) -> int:
    first, second = m["first_id"], m["second_id"]
    return max((int(first), int(second)), key=lambda p: (p in buyers, busy[p], -p))
