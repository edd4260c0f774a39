from dataclasses import replace

from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.check import check
from encadena.engines.rounds.dealing.deal import deal
from encadena.engines.rounds.formats import json as round_json
from encadena.engines.rounds.problem import Problem, Schedule, Violation
from encadena.engines.rounds.rules import fixed_table
from encadena.engines.rounds.seats import seat
from encadena.engines.rounds.solve import solve


def _promised(*tables: int | None, **asked: object) -> Problem:
    """a meets x, y and z, b meets x and y; three tables in a row of ten metres."""
    problem = a_round(["ax", "ay", "az", "bx", "by"], slots(3, tables=3))
    meetings = tuple(replace(m, table=table) for m, table in zip(problem.meetings, tables, strict=False))
    rest = problem.meetings[len(meetings) :]
    places = {1: (0.0, 0.0), 2: (10.0, 0.0), 3: (20.0, 0.0)}
    return replace(problem, meetings=(*meetings, *rest), places=places, **asked)  # type: ignore[arg-type]


AT = {1: 1, 2: 2, 3: 3, 4: 2, 5: 1}


def test_it_names_the_meeting_and_both_tables_and_no_bystander() -> None:
    problem = _promised(3)
    moved = Violation("fixed_table", (1,), 1, {"table": 3, "given": 1})
    assert fixed_table.check(problem, Schedule(AT, {1: 1, 2: 1, 3: 1, 4: 2, 5: 2})) == [moved]
    assert fixed_table.check(problem, Schedule(AT, {1: 3, 2: 1, 3: 1, 4: 2, 5: 2})) == []
    assert fixed_table.check(problem, Schedule(AT)) == []


def test_tables_are_dealt_with_the_promise_kept_whatever_else_is_asked() -> None:
    for problem in (_promised(3, None, None, 3), _promised(3, steady=frozenset("ab")), _promised(2, walk=10.0)):
        seated = seat(problem, Schedule(AT))
        assert seated == deal(problem, Schedule(AT))
        assert check(problem, seated) == []
        assert seated.table_of[1] == problem.meetings[0].table


def test_who_keeps_a_table_keeps_the_promised_one() -> None:
    seated = seat(_promised(None, 2, steady=frozenset("a")), Schedule(AT))
    assert {seated.table_of[m] for m in (1, 2, 3)} == {2}


def test_a_plan_with_tables_that_stay_and_two_promises_is_solved_and_can_be_saved() -> None:
    """b receives at table 2 and walks nowhere; x goes from a to b or back, ten metres at most."""
    problem = _promised(1, None, None, 2, steady=frozenset("ab"), walk=10.0)
    assert round_json.loads(round_json.dumps(problem)) == problem
    found = solve(problem, seconds=60, workers=1)
    assert found.status in ("optimal", "feasible")
    assert found.schedule
    assert check(problem, found.schedule) == []
    assert {found.schedule.table_of[m] for m in (4, 5)} == {2}
