from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.engines.rounds.brute_force import fewest_breaks_seated
from tests.engines.rounds.small_rounds import a_round, problems, rich_problems, slots, with_steady_tables

from encadena.engines.rounds import solve as planning
from encadena.engines.rounds.check import breaks_table_rules, judge
from encadena.engines.rounds.problem import Meeting, Problem, Schedule, Slot
from encadena.engines.rounds.solve import solve

SMALL = problems(most_meetings=3, most_slots=3) | rich_problems(most_meetings=3, most_slots=3)

# Two who keep their tables trade their visitors, who may not walk from one to the other.
TRADING = Problem(
    participants=("a", "b", "x", "y"),
    meetings=(Meeting(1, "a", "x"), Meeting(2, "b", "y"), Meeting(3, "b", "x"), Meeting(4, "a", "y")),
    slots=(Slot(1, 2), Slot(2, 2), Slot(3, 2)),
    steady=frozenset("ab"),
    places={1: (0.0, 0.0), 2: (100.0, 0.0)},
    walk=10.0,
)


@given(problem=SMALL.map(with_steady_tables))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_small_rounds_that_ask_for_tables_get_the_optimum_or_a_proof_that_there_is_none(problem: Problem) -> None:
    found, truth = solve(problem, seconds=30, workers=1), fewest_breaks_seated(problem)
    if truth is None:
        assert found.status == "infeasible"
    else:
        assert (found.status, found.objective, found.bound) == ("optimal", truth, truth)
        assert found.schedule is not None
        assert judge(problem, found.schedule).violations == ()


def test_slots_change_where_tables_ask_for_it() -> None:
    """The best slots leave no tables near enough; a wait for everybody does."""
    found = solve(TRADING, seconds=30, workers=1)
    free = solve(replace(TRADING, walk=None), seconds=30, workers=1)
    assert (free.status, free.objective) == ("optimal", 0)
    assert (found.status, found.objective, found.method) == ("optimal", 4, "sat")
    assert found.schedule is not None
    assert not breaks_table_rules(TRADING, found.schedule)


def test_an_agenda_told_on_the_way_has_tables_that_break_no_rule() -> None:
    heard: list[tuple[int, Schedule]] = []
    solve(TRADING, seconds=30, workers=1, on_progress=lambda best, bound, at, agenda: heard.append((best, agenda)))
    assert heard[-1][0] == 4
    assert judge(TRADING, heard[-1][1]).violations == ()


def test_a_round_too_large_for_clauses_with_tables_is_honestly_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "answerable", lambda problem: False)
    meetings = tuple(replace(m, fixed=1 + (m.id in (3, 4))) for m in TRADING.meetings)
    problem = replace(TRADING, meetings=meetings)
    found = solve(problem, seconds=10, workers=1, shorter=True)
    assert found.status == "unknown"
    assert found.schedule is not None
    assert [reason.code for reason in found.reasons] == ["seats_unsettled"]
    assert breaks_table_rules(problem, found.schedule)


def test_a_round_that_asks_nothing_of_tables_is_planned_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*asked: object) -> None:
        raise AssertionError

    monkeypatch.setattr(planning, "settle", refuse)
    problem = replace(a_round(["ab", "ac"], slots(3)), forbidden=frozenset({("a", 2)}))
    assert (solve(problem, seconds=30).status, solve(problem, seconds=30).objective) == ("optimal", 1)
