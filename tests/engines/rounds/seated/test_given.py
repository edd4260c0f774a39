from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.engines.rounds.brute_force import agendas, can_be_seated
from tests.engines.rounds.seated.test_settle import TRADING
from tests.engines.rounds.small_rounds import a_round, problems, rich_problems, slots, with_steady_tables

from encadena.engines.rounds.check import breaks_table_rules, check
from encadena.engines.rounds.problem import Problem, Schedule
from encadena.engines.rounds.seated import given as module
from encadena.engines.rounds.seated.given import seat_given
from encadena.engines.rounds.seats import seat
from encadena.engines.rounds.solve import solve

SMALL = (problems(3, 3) | rich_problems(3, 3)).map(with_steady_tables)


@given(problem=SMALL)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_slots_for_which_there_are_tables_get_them(problem: Problem) -> None:
    for agenda in list(agendas(problem))[:3]:
        seated = seat_given(problem, agenda)
        assert seated.slot_of == agenda.slot_of
        assert (check(problem, seated) == []) == can_be_seated(problem, agenda.slot_of)


def test_the_slots_of_a_proven_agenda_always_get_tables() -> None:
    found = solve(TRADING, seconds=30, workers=1)
    assert found.schedule is not None
    assert check(TRADING, seat_given(TRADING, Schedule(found.schedule.slot_of))) == []


def test_tables_that_were_dealt_well_are_not_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*asked: object) -> None:
        raise AssertionError

    monkeypatch.setattr(module, "Process", refuse)
    problem = replace(a_round(["ax", "by"], slots(2, tables=2)), steady=frozenset("ab"))
    agenda = Schedule({1: 1, 2: 1})
    assert seat_given(problem, agenda) == seat(problem, agenda)


def test_meetings_may_be_missing_and_what_cannot_be_seated_keeps_its_deal() -> None:
    missing = Schedule({1: 1, 2: 1, 3: 2})
    seated = seat_given(TRADING, missing)
    assert set(seated.table_of) == {1, 2, 3}
    assert breaks_table_rules(TRADING, seated)
