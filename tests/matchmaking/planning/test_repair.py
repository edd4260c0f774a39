from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import meetings
from encadena.matchmaking.actions.agenda_rules import set_agenda_rules
from encadena.matchmaking.actions.happening import close_table
from encadena.matchmaking.actions.meetings import Wanted
from encadena.matchmaking.actions.presence import mark
from encadena.matchmaking.actions.repair import apply_repair, ask_repair
from encadena.matchmaking.choices import AgendaState, MarkKind
from encadena.matchmaking.models import Agenda, Meeting, Round
from encadena.matchmaking.wording import repair as words
from tests.matchmaking.makers import a_ready_round, at, sides

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime], None]
ZONE = ZoneInfo("America/Santiago")


@pytest.fixture
def round(clock_at: ClockAt) -> Round:
    """Three tables from 9:00 to 11:00; nobody meets yet."""
    clock_at(at(7))
    return a_ready_round()


def publish(round: Round, slot_of: dict[Meeting, int], clock_at: ClockAt) -> Agenda:
    agenda = agendas.save_agenda(round, slot_of={m.pk: slot for m, slot in slot_of.items()}, actor=None)
    agendas.publish(agenda, expected_version=agenda.version, reason="prueba", actor=None)
    round.refresh_from_db()
    clock_at(at(8, 50))
    return agenda


def place_of(round: Round, meeting: Meeting) -> tuple[int, int]:
    placed = round.agendas.get(state=AgendaState.PUBLISHED).meetings.get(meeting=meeting)
    return placed.slot.number, placed.table.number


def said(changes: list[dict[str, Any]], meeting: Meeting) -> str:
    return next(words.reason(change, ZONE) for change in changes if change["meeting"] == meeting.pk)


def meeting_of(round: Round, buyer: int, firm: int, table: int | None = None) -> Meeting:
    buyers, firms = sides(round)
    promised = round.tables.get(number=table) if table else None
    return meetings.add_meeting(round, wanted=Wanted(buyers[buyer], firms[firm], table=promised), actor=None)


def test_who_comes_late_is_received_at_the_promised_table(round: Round, clock_at: ClockAt) -> None:
    """The other buyer sits there from 10:20 to 10:40, the only time that is left."""
    promised, other = meeting_of(round, 0, 0, table=3), meeting_of(round, 1, 1)
    draft = agendas.save_agenda(
        round, slot_of={promised.pk: 1, other.pk: 6}, table_of={promised.pk: 3, other.pk: 3}, actor=None
    )
    agendas.publish(draft, expected_version=draft.version, reason="prueba", actor=None)
    clock_at(at(8, 50))
    mark(sides(round)[1][0], kind=MarkKind.LATE, expected_at=at(10, 35), actor=None)
    repair = ask_repair(round, actor=None)
    apply_repair(repair, actor=None)
    assert place_of(round, promised) == (6, 3)
    assert place_of(round, other) == (6, 1)
    assert said(repair.changes, other).startswith("Deja su mesa a la reunión ")
    assert {c["meeting"] for c in repair.changes} == {promised.pk, other.pk}


def test_a_promised_table_that_closes_is_left_and_the_change_says_so(round: Round, clock_at: ClockAt) -> None:
    """Table 1 closes: the engine closes tables from the last one, and counts promises along."""
    promised, other = meeting_of(round, 0, 0, table=1), meeting_of(round, 1, 1, table=3)
    publish(round, {promised: 4, other: 4}, clock_at)
    close_table(round.tables.get(number=1), since=round.slots.get(number=3), actor=None)
    repair = ask_repair(round, actor=None)
    apply_repair(repair, actor=None)
    assert place_of(round, promised) == (4, 2)
    assert place_of(round, other) == (4, 3)
    closed = "A las 10:00 quedan 2 mesas. La mesa 1, que tenía prometida, está cerrada a esa hora."
    assert [(c["meeting"], said(repair.changes, promised)) for c in repair.changes] == [(promised.pk, closed)]


def test_a_closed_table_does_not_bring_the_others_closer(round: Round, clock_at: ClockAt) -> None:
    """Nobody walks more than five metres. The middle table closes, and from the first one to the third it is ten."""
    set_agenda_rules(round, data={"walk": 5, "tables_in_row": 3, "metres_between": 5}, actor=None)
    first, second, third = meeting_of(round, 0, 0), meeting_of(round, 0, 1), meeting_of(round, 1, 2)
    slot_of, table_of = {first.pk: 4, second.pk: 5, third.pk: 5}, {first.pk: 1, second.pk: 2, third.pk: 1}
    draft = agendas.save_agenda(round, slot_of=slot_of, table_of=table_of, actor=None)
    agendas.publish(draft, expected_version=draft.version, reason="prueba", actor=None)
    clock_at(at(8, 50))
    close_table(round.tables.get(number=2), since=round.slots.get(number=5), actor=None)
    repair = ask_repair(round, actor=None)
    apply_repair(repair, actor=None)
    assert place_of(round, first)[1] == place_of(round, second)[1]
    assert len(repair.changes) == 2


def test_a_buyer_who_has_met_and_keeps_a_table_sits_together_after_it_closes(round: Round, clock_at: ClockAt) -> None:
    set_agenda_rules(round, data={"steady_buyers": True}, actor=None)
    over, *rest = [meeting_of(round, 0, firm) for firm in (0, 1, 2)]
    publish(round, {over: 1, rest[0]: 5, rest[1]: 6}, clock_at)
    table = place_of(round, over)[1]
    clock_at(at(9, 25))
    close_table(round.tables.get(number=table), since=round.slots.get(number=5), actor=None)
    repair = ask_repair(round, actor=None)
    assert {c["meeting"] for c in repair.changes} == {m.pk for m in rest}
    apply_repair(repair, actor=None)
    assert place_of(round, over) == (1, table)
    after = {place_of(round, m)[1] for m in rest}
    assert len(after) == 1
    assert table not in after
