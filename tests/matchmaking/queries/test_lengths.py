from datetime import time

import pytest

from encadena.matchmaking import planning
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import meetings
from encadena.matchmaking.actions.agenda_rules import set_agenda_rules
from encadena.matchmaking.actions.meetings import Wanted
from encadena.matchmaking.choices import SessionWish
from encadena.matchmaking.errors import AgendaError, MeetingError, MoveError
from encadena.matchmaking.models import Meeting, Round
from encadena.matchmaking.queries.board import board_of
from encadena.matchmaking.queries.colours import colours_of
from encadena.matchmaking.queries.grid import grid_of
from encadena.matchmaking.queries.programme import programme_of
from encadena.matchmaking.queries.standing import standing_of
from encadena.matchmaking.queries.timetable import timetable_of
from encadena.matchmaking.rules.slots import DayShape
from tests.matchmaking.makers import DAY, a_ready_round, at, everybody_meets, sides

pytestmark = pytest.mark.django_db
WHEN = {"session": SessionWish.ANY, "slot": None, "table": None, "note": ""}


def _one_long(tables: int = 1) -> tuple[Round, Meeting, Meeting]:
    """A buyer with a meeting of two slots and one of one."""
    round = a_ready_round(buyer_count=1, tables=tables, fairness=None)
    buyer, firms = sides(round)[0][0], sides(round)[1]
    long = meetings.add_meeting(round, wanted=Wanted(buyer, firms[0], length=2), actor=None)
    short = meetings.add_meeting(round, wanted=Wanted(buyer, firms[1]), actor=None)
    return round, long, short


def test_the_rules_of_the_round_say_how_long_and_a_meeting_may_say_otherwise() -> None:
    round, long, short = _one_long()
    set_agenda_rules(round, data={"length": 3}, actor=None)
    lengths = {m.id: m.length for m in planning.problem_of(round).meetings}
    assert lengths == {f"m{long.pk}": 2, f"m{short.pk}": 3}


@pytest.mark.parametrize("length", [0, 13])
def test_a_length_that_nobody_means_is_refused(length: int) -> None:
    round, long, _short = _one_long()
    with pytest.raises(MeetingError, match="length_out_of_range"):
        meetings.change_meeting(long, **WHEN, length=length, actor=None)
    assert round.meetings.get(pk=long.pk).length == 2


def test_a_long_meeting_takes_its_slots_in_the_grid_and_nobody_waits_within_it() -> None:
    round, long, short = _one_long()
    agenda = agendas.save_agenda(round, slot_of={long.pk: 1, short.pk: 3}, actor=None)
    table = timetable_of(round, agenda)
    (placed, _) = table.placed
    assert [s.number for s in placed.slots] == [1, 2]
    assert placed.ends_at == placed.slots[1].ends_at
    assert (table.breaks, table.idle, planning.breaks_of(agenda)) == (0, 0, 0)
    cells = grid_of(table, colours_of(table, "tipo"), ())[0].cells
    assert [[b.placed.key for b in cell.blocks] for cell in cells[:4]] == [[long.pk], [long.pk], [short.pk], []]


def test_moving_into_the_second_slot_of_a_long_meeting_breaks_a_rule_and_finds_no_table() -> None:
    round, long, short = _one_long()
    agenda = agendas.save_agenda(round, slot_of={long.pk: 1, short.pk: 3}, actor=None)
    slot, desk = round.slots.get(number=2), round.tables.get()
    with pytest.raises(MoveError) as caught:
        agendas.move_meeting(agenda, meeting=short, slot=slot, table=desk, expected_version=1, actor=None)
    assert {v.rule for v in caught.value.params["violations"]} >= {"one_meeting_at_a_time", "seating"}
    agenda.refresh_from_db()
    with pytest.raises(AgendaError, match="table_full"):
        agendas.move_meeting(agenda, meeting=short, slot=slot, table=None, expected_version=1, actor=None)


def test_a_long_meeting_does_not_go_over_the_lunch_that_slots_leave_out() -> None:
    shape = DayShape(time(12), time(15), 20, lunch=(time(13), time(14)))
    round = a_ready_round(buyer_count=1, tables=1, fairness=None, shape=shape)
    buyer, firms = sides(round)[0][0], sides(round)[1]
    long = meetings.add_meeting(round, wanted=Wanted(buyer, firms[0], length=2), actor=None)
    agenda = agendas.save_agenda(round, slot_of={long.pk: 3}, actor=None)
    assert [v.rule for v in planning.violations_of(agenda)] == ["lengths"]


def test_another_length_changes_the_draft_and_not_what_was_published() -> None:
    round, long, short = _one_long()
    agenda = agendas.save_agenda(round, slot_of={long.pk: 1, short.pk: 3}, actor=None)
    agendas.publish(agenda, expected_version=1, reason="x", actor=None)
    draft = agendas.revise(agenda, actor=None)
    meetings.change_meeting(long, **WHEN, length=4, actor=None)
    assert agenda.meetings.get(meeting=long).length == 2
    assert draft.meetings.get(meeting=long).length == 4
    set_agenda_rules(round, data={"length": 2}, actor=None)
    assert draft.meetings.get(meeting=short).length == 2


def test_the_day_knows_that_a_long_meeting_goes_on() -> None:
    round, long, short = _one_long(tables=2)
    agenda = agendas.save_agenda(round, slot_of={long.pk: 1, short.pk: 3}, actor=None)
    agendas.publish(agenda, expected_version=1, reason="x", actor=None)
    round.refresh_from_db()
    programme = programme_of(round, DAY)
    assert programme
    assert [len(seat.hours) for seat in programme.seats] == [2, 1]
    board = board_of(standing_of(round, at(9, 25)))
    assert board.hour
    assert board.hour.number == 2
    (row,) = board.rows
    assert row.now
    assert row.now.goes_on
    assert row.after
    assert row.after.seat.meeting == short.pk


def test_tables_are_given_so_that_a_long_meeting_stays_at_one() -> None:
    round = a_ready_round(buyer_count=2, tables=2, fairness=None)
    everybody_meets(round)
    set_agenda_rules(round, data={"length": 2}, actor=None)
    one, other = sides(round)[0]
    slot_of = {m.pk: 1 + 2 * i for i, m in enumerate(round.meetings.filter(first=one).order_by("pk"))}
    slot_of |= {m.pk: 1 + 2 * ((i + 1) % 3) for i, m in enumerate(round.meetings.filter(first=other).order_by("pk"))}
    agenda = agendas.save_agenda(round, slot_of=slot_of, actor=None)
    assert planning.violations_of(agenda) == []
