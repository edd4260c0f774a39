import io
from collections.abc import Callable
from datetime import datetime

import pytest
import python_calamine

from encadena.matchmaking import planning
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions.attendance import set_attendance, set_meeting_mode
from encadena.matchmaking.actions.companions import join_meeting, leave_meeting
from encadena.matchmaking.actions.meetings import Wanted, add_meeting
from encadena.matchmaking.actions.participants import set_status
from encadena.matchmaking.actions.repair import apply_repair, ask_repair
from encadena.matchmaking.choices import AgendaState, MeetingMode, ParticipantStatus
from encadena.matchmaking.models import Agenda, Meeting, Participant, Round
from encadena.matchmaking.queries.board import board_of
from encadena.matchmaking.queries.by_video import takes_table, without_table
from encadena.matchmaking.queries.feed import person_of, wall_of
from encadena.matchmaking.queries.standing import standing_of
from encadena.matchmaking.queries.timetable import timetable_of
from encadena.matchmaking.wording import places
from encadena.matchmaking.wording.documents.ics import person_ics
from encadena.matchmaking.wording.documents.xlsx import event_xlsx
from tests.matchmaking.makers import a_ready_round, an_agenda, at, everybody_meets, sides

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime], None]
FAR, HERE = MeetingMode.VIRTUAL, MeetingMode.IN_PERSON


def by_video(*people: Participant) -> None:
    for person in people:
        set_attendance(person, mode=FAR, actor=None)
        person.refresh_from_db()


def tables(agenda: Agenda) -> dict[int, int | None]:
    return dict(agenda.meetings.values_list("meeting", "table__number"))


def test_a_meeting_takes_no_table_once_everybody_in_it_is_elsewhere() -> None:
    round = a_ready_round()
    everybody_meets(round)
    (buyer, other), (firm, second, _) = sides(round)
    by_video(buyer)
    assert without_table(round) == set()
    by_video(firm)
    far = Meeting.objects.get(first=buyer, second=firm)
    assert without_table(round) == {far.pk}
    assert takes_table(Meeting.objects.get(first=other, second=firm))
    join_meeting(far, participant=second, actor=None)
    assert takes_table(far)  # one of the group is in the hall
    set_status(second, status=ParticipantStatus.WITHDRAWN, actor=None)
    assert not takes_table(far)
    set_meeting_mode(far, mode=HERE, actor=None)
    assert takes_table(far)


def test_the_engine_plans_with_the_tables_that_are_left_and_the_checker_agrees() -> None:
    """One table, and two meetings at once: one of them by video on both sides."""
    round = a_ready_round(tables=1, fairness=None)
    rows = everybody_meets(round)
    (buyer, _), (firm, _, third) = sides(round)
    by_video(buyer, firm)
    far = next(m for m in rows if (m.first_id, m.second_id) == (buyer.pk, firm.pk))
    near = next(m for m in rows if m.first_id != buyer.pk and m.second_id == third.pk)
    assert [m.virtual for m in planning.problem_of(round).meetings if m.id == f"m{far.pk}"] == [True]
    agenda = agendas.save_agenda(round, slot_of={far.pk: 1, near.pk: 1}, actor=None)
    assert tables(agenda) == {far.pk: None, near.pk: 1}
    assert {v.rule for v in planning.violations_of(agenda)} == {"each_meeting_once"}
    assert planning.free_table(agenda, far, round.slots.get(number=1)) is None
    options = planning.options(agenda, far)
    assert [table for _slot, table, _impact in options] == [None] * 6
    assert all(impact for _slot, _table, impact in options)


def test_a_meeting_by_video_is_moved_without_a_table_whatever_table_was_named() -> None:
    round = a_ready_round(buyer_count=1)
    rows = everybody_meets(round)
    by_video(sides(round)[0][0], sides(round)[1][0])
    agenda = an_agenda(round)
    slot, table = round.slots.get(number=6), round.tables.get(number=1)
    move = agendas.move_meeting(
        agenda, meeting=rows[0], slot=slot, table=table, expected_version=agenda.version, force=True, actor=None
    )
    assert (move.to_slot, move.to_table) == (slot, None)
    agendas.undo(agenda, expected_version=agenda.version, actor=None)
    placed = agenda.meetings.get(meeting=rows[0])
    assert (placed.slot.number, placed.table) == (1, None)


def test_a_draft_follows_who_is_where_and_what_was_published_stays_as_announced() -> None:
    round = a_ready_round(buyer_count=1)
    rows = everybody_meets(round)
    buyer, firm = sides(round)[0][0], sides(round)[1][0]
    old = an_agenda(round)
    agendas.publish(old, expected_version=old.version, reason="prueba", actor=None)
    draft = agendas.revise(old, actor=None)
    by_video(buyer, firm)
    assert tables(draft)[rows[0].pk] is None
    assert tables(old)[rows[0].pk] == 1
    draft = agendas.revise(old, actor=None)
    assert tables(draft)[rows[0].pk] is None
    set_attendance(firm, mode=HERE, actor=None)
    assert tables(draft)[rows[0].pk] == 1
    bystander = sides(round)[1][1]
    by_video(firm)
    join_meeting(rows[0], participant=bystander, actor=None)
    assert tables(draft)[rows[0].pk] == 1
    leave_meeting(rows[0], participant=bystander, actor=None)
    assert tables(draft)[rows[0].pk] is None


def test_whoever_is_asked_for_later_meets_as_they_attend() -> None:
    round = a_ready_round()
    (buyer, other), (firm, second, _) = sides(round)
    by_video(buyer)
    assert add_meeting(round, wanted=Wanted(firm, buyer), actor=None).mode == FAR
    near = add_meeting(round, wanted=Wanted(other, firm), actor=None)
    assert near.mode == HERE
    by_video(second)
    join_meeting(near, participant=second, actor=None)
    near.refresh_from_db()
    assert near.mode == FAR


@pytest.fixture
def day(clock_at: ClockAt) -> Round:
    """A buyer and three firms on one day; the buyer and the first firm are elsewhere, and so is the second buyer."""
    clock_at(at(7))
    round = a_ready_round()
    everybody_meets(round)
    (buyer, other), (firm, *_) = sides(round)
    by_video(buyer, other, firm)
    agenda = an_agenda(round)
    agendas.publish(agenda, expected_version=agenda.version, reason="prueba", actor=None)
    round.refresh_from_db()
    clock_at(at(8, 50))
    return round


def test_the_board_shows_meetings_without_a_table_below_the_tables(day: Round) -> None:
    (buyer, _), (firm, *_) = sides(day)
    board = board_of(standing_of(day, at(8, 50)))
    far = [row for row in board.rows if row.desk is None]
    assert [row.now and (row.now.first.pk, row.now.guests[0].pk) for row in far] == [(buyer.pk, firm.pk)]
    assert board.broken == 0


def test_the_wall_of_the_hall_leaves_them_out_and_who_is_elsewhere_looks_for_no_table(day: Round) -> None:
    (buyer, _), (firm, second, _) = sides(day)
    standing = standing_of(day, at(8, 50))
    names = [cell[:2] for key, cell in wall_of(standing).items() if key.startswith("1:")]
    assert [buyer.name, firm.name] not in names
    assert len(names) == 1
    assert [m["table"] for m in person_of(standing, buyer.pk)["meetings"]] == ["", "", ""]
    assert all(m["table"] for m in person_of(standing, second.pk)["meetings"])


def test_lists_calendars_and_workbooks_say_by_video_instead_of_a_table(day: Round) -> None:
    buyer, second = sides(day)[0][0], sides(day)[1][1]
    table = timetable_of(day, day.agendas.get())
    far, *_ = table.without_table
    assert (places.column(far), places.sentence(far), places.within(far.table)) == ("Por video",) * 2 + ("por video",)
    half = table.by_person[second.pk][0]
    assert places.column(half) == f"{half.table}, por video"
    assert places.column(half, buyer) == "Por video"
    assert places.sentence(half) == f"Mesa {half.table}, por video"
    assert b"LOCATION:Por video" in person_ics(table, buyer)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(event_xlsx(table, "es")))
    grid = book.get_sheet_by_name("Grilla").to_python()
    assert grid[-1][0] == "Por video"
    assert f"{far.first.name} – {far.second.name}" in grid[-1]


def test_who_comes_after_all_gets_a_table_by_the_repair(day: Round) -> None:
    (buyer, _), (firm, *_) = sides(day)
    meeting = Meeting.objects.get(first=buyer, second=firm)
    assert ask_repair(day, actor=None).changes == []
    set_attendance(firm, mode=HERE, actor=None)
    day.refresh_from_db()
    repair = ask_repair(day, actor=None)
    assert {(c["kind"], c["code"]) for c in repair.changes} == {("retabled", "takes_table")}
    apply_repair(repair, actor=None)
    placed = day.agendas.get(state=AgendaState.PUBLISHED).meetings.get(meeting=meeting)
    assert placed.table is not None
