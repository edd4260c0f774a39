from typing import Any

import pytest

from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import meetings
from encadena.matchmaking.models import AgendaMeeting, Meeting
from encadena.matchmaking.queries.colours import colours_of
from encadena.matchmaking.queries.grid import column_groups, grid_of
from encadena.matchmaking.queries.timetable import timetable_of
from tests.matchmaking.makers import a_published_round, a_ready_round, an_agenda, everybody_meets, sides

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("buyers", [1, 3])
def test_laying_out_costs_the_same_for_one_buyer_and_for_three(buyers: int, django_assert_num_queries: Any) -> None:
    round = a_ready_round(buyer_count=buyers)
    everybody_meets(round)
    agenda = an_agenda(round)

    with django_assert_num_queries(9):
        table = timetable_of(round, agenda)
        assert len(table.placed) == buyers * 3
        assert table.breaks >= 0


def test_waiting_shows_between_meetings_and_in_the_grid() -> None:
    round = a_ready_round(buyer_count=1, fairness=None)
    rows = everybody_meets(round)
    agenda = agendas.save_agenda(round, slot_of={rows[0].pk: 1, rows[1].pk: 2, rows[2].pk: 5}, actor=None)
    table = timetable_of(round, agenda)
    buyer = sides(round)[0][0]

    assert table.breaks_of(buyer.pk) == table.breaks == 1
    row = next(r for r in grid_of(table, colours_of(table, "tipo"), {rows[0].pk}) if r.host == buyer)
    assert [cell.host_waits for cell in row.cells] == [False, False, True, True, False, False]
    blocks = [b for cell in row.cells for b in cell.blocks]
    assert [(b.label, b.broken, bool(b.waits)) for b in blocks] == [
        (rows[0].second.name, True, False),
        (rows[1].second.name, False, True),
        (rows[2].second.name, False, False),
    ]
    assert [len(g.slots) for g in column_groups(table.slots)] == [6]


def test_a_reader_gets_only_the_meetings_of_their_own() -> None:
    round = a_ready_round()
    everybody_meets(round)
    firm = sides(round)[1][0]

    table = timetable_of(round, an_agenda(round), only={firm.pk})

    assert {firm.pk} == {p.second.pk for p in table.placed}
    assert len(table.placed) == 2


def test_a_cancelled_meeting_leaves_the_draft_and_stays_in_what_was_announced() -> None:
    round = a_ready_round()
    rows = everybody_meets(round)
    agenda = an_agenda(round)
    agendas.publish(agenda, expected_version=1, reason="x", actor=None)
    draft = agendas.revise(agenda, actor=None)

    meetings.cancel_meetings(round, meetings=rows[:1], actor=None)

    assert len(timetable_of(round, agenda).placed) == 6
    assert len(timetable_of(round, draft).placed) == 5


def test_a_meeting_without_a_place_is_not_forgotten() -> None:
    round = a_ready_round()
    rows = everybody_meets(round)

    agenda = agendas.save_agenda(round, slot_of={rows[0].pk: 1}, actor=None)

    assert {m.pk for m in timetable_of(round, agenda).unplaced} == {m.pk for m in rows[1:]}


def test_a_meeting_without_a_table_is_in_everybodys_day_and_at_no_table() -> None:
    round = a_ready_round(buyer_count=1)
    rows = everybody_meets(round)
    agenda = an_agenda(round)
    agenda.meetings.filter(meeting=rows[0]).update(table=None)

    table = timetable_of(round, agenda)

    assert [p.key for p in table.without_table] == [rows[0].pk]
    assert {p.key for placed in table.by_table.values() for p in placed} == {rows[1].pk, rows[2].pk}
    assert len(table.by_person[rows[0].first_id]) == 3
    assert all(table.by_table[key] for _slot, key in table.cells)


def test_a_placement_is_laid_out_with_its_whole_meeting_and_without_a_row_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    round = a_published_round()
    agenda = round.agendas.get()
    wanted = {row.meeting_id: (row.slot_id, row.table_id) for row in agenda.meetings.all()}
    fields = {m.pk: m.__dict__ for m in Meeting.objects.all()}

    def refused(*_: object) -> AgendaMeeting:
        raise AssertionError("a row was made")

    monkeypatch.setattr(AgendaMeeting, "from_db", refused)
    table = timetable_of(round, agenda)

    assert {p.key: (p.slot.pk, p.table and p.table.pk) for p in table.placed} == wanted
    for placed in table.placed:
        assert not placed.meeting.get_deferred_fields()
        told = {name: value for name, value in placed.meeting.__dict__.items() if name != "_state"}
        assert told == {name: value for name, value in fields[placed.key].items() if name != "_state"}
