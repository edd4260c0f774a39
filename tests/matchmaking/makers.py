"""Small rounds for tests: two buyers, some firms, a morning, tables, meetings."""

from datetime import date, datetime, time
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import buyers, meetings, participants
from encadena.matchmaking.actions import round as rounds
from encadena.matchmaking.actions.meetings import Wanted
from encadena.matchmaking.models import Agenda, Buyer, Meeting, Participant, Round
from encadena.matchmaking.rules.slots import DayShape
from tests.factories import a_firm, an_institution

DAY = date(2026, 12, 3)
MORNING = DayShape(time(9), time(11), 20)
_numbers = count(1)


def a_round(**fields: Any) -> Round:
    fields.setdefault("organiser", None)
    organiser = fields.pop("organiser") or an_institution()
    return rounds.create_round(data={"name": f"Rueda {next(_numbers)}", "organiser": organiser, **fields}, actor=None)


def a_buyer(**fields: Any) -> Buyer:
    data = {"name": f"Importadora {next(_numbers)}", "country": "PE", "languages": ["es"], **fields}
    return buyers.create_buyer(data=data, actor=None)


def a_ready_round(
    firms: list[Firm] | None = None, *, buyer_count: int = 2, tables: int = 3, shape: DayShape = MORNING, **fields: Any
) -> Round:
    """Slots, tables, buyers and firms, no meetings yet."""
    round = a_round(**fields)
    rounds.lay_out_slots(round, days=[DAY], shape=shape, actor=None)
    rounds.set_tables(round, count=tables, actor=None)
    people = [a_firm() for _ in range(3)] if firms is None else firms
    participants.add_participants(round, buyers=[a_buyer() for _ in range(buyer_count)], firms=people, actor=None)
    return round


def sides(round: Round) -> tuple[list[Participant], list[Participant]]:
    """Buyers and firms of a round."""
    people = list(round.participants.select_related("firm", "buyer"))
    return [p for p in people if p.buyer_id], [p for p in people if not p.buyer_id]


def everybody_meets(round: Round) -> list[Meeting]:
    buyers_, firms = sides(round)
    return meetings.set_meetings(round, wanted=[Wanted(b, f) for b in buyers_ for f in firms], actor=None)


def an_agenda(round: Round, actor: User | None = None) -> Agenda:
    """The k-th firm meets the n-th buyer in slot n + k + 1, around the number of firms: a Latin square."""
    buyers_, firms = sides(round)
    place = {f.pk: k for k, f in enumerate(firms)}
    turn = {b.pk: n for n, b in enumerate(buyers_)}
    live = round.meetings.filter(cancelled_at__isnull=True)
    slot_of = {m.pk: (place[m.second_id] + turn[m.first_id]) % max(len(firms), 1) + 1 for m in live}
    return agendas.save_agenda(round, slot_of=slot_of, actor=actor)


def a_published_round(firms: list[Firm] | None = None, **fields: Any) -> Round:
    round = a_ready_round(firms, **fields)
    everybody_meets(round)
    agenda = an_agenda(round)
    agendas.publish(agenda, expected_version=agenda.version, reason="prueba", actor=None)
    round.refresh_from_db()
    return round


def at(hour: int, minute: int = 0) -> datetime:
    """A moment of ``DAY`` by the clock of the place."""
    return datetime.combine(DAY, time(hour, minute), ZoneInfo("America/Santiago"))
