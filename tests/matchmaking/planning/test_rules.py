from datetime import time

import pytest

from encadena.engines.rounds.problem import Lunch
from encadena.matchmaking import planning
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions.agenda_rules import set_agenda_rules
from encadena.matchmaking.models import Round
from encadena.matchmaking.rules.slots import DayShape
from tests.matchmaking.makers import a_ready_round, everybody_meets, sides

pytestmark = pytest.mark.django_db


def _round(**rules: object) -> Round:
    round = a_ready_round(shape=DayShape(time(11), time(13), 20), tables=4, fairness=None)
    everybody_meets(round)
    set_agenda_rules(round, data=rules, actor=None)
    return round


def test_a_round_without_rules_stays_plain() -> None:
    assert planning.problem_of(_round()).plain


def test_lunch_is_the_slots_wholly_between_its_hours() -> None:
    round = _round(lunch_opens=time(11, 30), lunch_closes=time(12, 40), lunch_free=2)
    assert planning.problem_of(round).lunches == (Lunch((3, 4, 5), 2),)


def test_a_window_without_slots_asks_for_nothing_and_a_short_one_for_no_more_than_it_has() -> None:
    assert planning.problem_of(_round(lunch_opens=time(14), lunch_closes=time(15))).lunches == ()
    short = _round(lunch_opens=time(12), lunch_closes=time(12, 20), lunch_free=3)
    assert planning.problem_of(short).lunches == (Lunch((4,), 1),)


def test_buyers_keep_their_table_and_tables_stand_in_rows() -> None:
    round = _round(steady_buyers=True, walk=5, tables_in_row=2, metres_between=4)
    problem = planning.problem_of(round)
    assert problem.steady == {f"p{p.pk}" for p in sides(round)[0]}
    assert problem.places == {1: (0.0, 0.0), 2: (4.0, 0.0), 3: (0.0, 4.0), 4: (4.0, 4.0)}
    assert problem.walk == 5.0


def test_tables_are_dealt_by_the_rules() -> None:
    """Two buyers who are met one after the other have to stand side by side."""
    round = _round(steady_buyers=True, walk=4, tables_in_row=2, metres_between=4)
    rows = list(round.meetings.order_by("pk"))
    slot_of = {m.pk: 1 + (i // 3 + i % 3) % 4 for i, m in enumerate(rows)}
    agenda = agendas.save_agenda(round, slot_of=slot_of, actor=None)
    seats = {(m.meeting.first_id, m.table_id) for m in agenda.meetings.select_related("meeting")}
    assert len(seats) == 2
    assert [v for v in planning.violations_of(agenda) if v.rule in ("steady", "walking", "seating")] == []


def test_who_works_through_lunch_is_a_violation_of_the_agenda() -> None:
    round = _round(lunch_opens=time(11), lunch_closes=time(12), lunch_free=1)
    rows = [m for m in round.meetings.order_by("pk") if m.first_id == sides(round)[0][0].pk]
    agenda = agendas.save_agenda(round, slot_of={m.pk: i + 1 for i, m in enumerate(rows)}, actor=None)
    assert [v.subjects for v in planning.violations_of(agenda) if v.rule == "lunch"] == [(f"p{rows[0].first_id}",)]
