import pytest

from encadena.matchmaking import planning
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import meetings, participants, precedences
from encadena.matchmaking.actions.meetings import Wanted
from encadena.matchmaking.choices import ParticipantStatus, SessionWish
from encadena.matchmaking.errors import AgendaError
from tests.matchmaking.makers import a_ready_round, an_agenda, everybody_meets, sides

pytestmark = pytest.mark.django_db


def test_a_round_becomes_a_problem_with_everything_that_decides_it() -> None:
    round = a_ready_round()
    (buyer, other), (firm, second, _third) = sides(round)
    slots = list(round.slots.all())
    first = meetings.add_meeting(round, wanted=Wanted(buyer, firm, SessionWish.MORNING, slots[1]), actor=None)
    later = meetings.add_meeting(round, wanted=Wanted(other, second), actor=None)
    precedences.set_precedences(round, pairs=[(first, later)], actor=None)
    participants.set_unavailable(firm, slots=slots[:1], actor=None)

    problem = planning.problem_of(round)

    assert set(problem.participants) == {f"p{p.pk}" for p in (buyer, other, firm, second)}
    assert [(m.session, m.fixed) for m in problem.meetings] == [("morning", 2), (None, None)]
    assert problem.forbidden == {(f"p{firm.pk}", 1)}
    assert problem.precedences == {(f"m{first.pk}", f"m{later.pk}")}
    assert {s.tables for s in problem.slots} == {3}
    assert (problem.fairness, problem.breaks_within) == (2, "day")


def test_the_problem_is_read_again_as_soon_as_the_round_changes() -> None:
    round = a_ready_round()
    rows = everybody_meets(round)
    assert len(planning.problem_of(round).meetings) == 6

    meetings.cancel_meetings(round, meetings=rows[:2], actor=None)

    assert len(planning.problem_of(round).meetings) == 4


def test_the_meetings_of_who_withdrew_are_not_planned() -> None:
    round = a_ready_round()
    everybody_meets(round)

    participants.set_status(sides(round)[0][0], status=ParticipantStatus.WITHDRAWN, actor=None)

    assert len(planning.problem_of(round).meetings) == 3


def test_a_promised_table_is_kept_and_leaving_it_is_a_violation() -> None:
    round = a_ready_round(fairness=None)
    buyer, firm = sides(round)[0][0], sides(round)[1][0]
    table = round.tables.get(number=3)
    meeting = meetings.add_meeting(round, wanted=Wanted(buyer, firm, table=table), actor=None)
    agenda = agendas.save_agenda(round, slot_of={meeting.pk: 1}, actor=None)
    assert agenda.meetings.get().table == table
    slot, elsewhere = round.slots.get(number=2), round.tables.get(number=1)

    assert planning.free_table(agenda, meeting, slot) == table
    found = planning.impact(agenda, meeting, slot, elsewhere)
    assert [v.rule for v in found.added] == ["fixed_table"]
    agendas.move_meeting(
        agenda, meeting=meeting, slot=slot, table=elsewhere, expected_version=1, force=True, actor=None
    )
    assert [v.rule for v in planning.violations_of(agenda)] == ["fixed_table"]


def test_when_every_table_of_a_slot_is_taken_there_is_no_free_one() -> None:
    round = a_ready_round(tables=1)
    rows = everybody_meets(round)
    agenda = agendas.save_agenda(round, slot_of={rows[0].pk: 1, rows[1].pk: 2}, actor=None)

    with pytest.raises(AgendaError, match="table_full"):
        planning.free_table(agenda, rows[1], round.slots.get(number=1))


def test_the_impact_of_a_move_tells_breaks_before_and_after_and_writes_nothing() -> None:
    round = a_ready_round(buyer_count=1)
    rows = everybody_meets(round)
    agenda = an_agenda(round)

    found = planning.impact(agenda, rows[2], round.slots.get(number=6), round.tables.get(number=1))

    assert (found.added, found.breaks_before, found.breaks_after) == ([], 0, 1)
    assert agenda.meetings.get(meeting=rows[2]).slot.number == 3
