"""Whoever loses a table finds one for the rest of the day."""

import pytest
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.problem import Id, Problem, Schedule
from encadena.engines.rounds.repair import Live, repair

# a sits at table 4 in slots 2 to 4; b at table 1 in 3 and 4; c at table 3 all day
PAIRS = ("ap", "aq", "ar", "bs", "bt", "cu", "cv", "cw")
SLOTS = (2, 3, 4, 3, 4, 2, 3, 4)
TABLES = (4, 4, 4, 1, 1, 3, 3, 3)


@pytest.fixture
def day() -> tuple[Problem, Schedule]:
    problem = a_round(PAIRS, slots(4, tables=4))
    numbers = [m.id for m in problem.meetings]
    return problem, Schedule(dict(zip(numbers, SLOTS, strict=True)), dict(zip(numbers, TABLES, strict=True)))


def tables_of(problem: Problem, schedule: Schedule, host: Id) -> list[int | None]:
    meetings = sorted(problem.meetings_of[host], key=lambda m: schedule.slot_of[m.id])
    return [schedule.table_of.get(m.id) for m in meetings]


def test_a_host_whose_table_closes_moves_to_one_table_for_the_rest_of_the_day(day: tuple[Problem, Schedule]) -> None:
    problem, schedule = day
    repaired = repair(problem, schedule, Live(now=1, frozen=3, closed={2: 1, 3: 1, 4: 1}))
    assert tables_of(problem, repaired.schedule, "a") == [2, 2, 2]  # table 1 is free at first, and taken later


def test_nobody_else_changes_the_table(day: tuple[Problem, Schedule]) -> None:
    problem, schedule = day
    repaired = repair(problem, schedule, Live(now=1, frozen=3, closed={2: 1, 3: 1, 4: 1}))
    assert tables_of(problem, repaired.schedule, "b") == [1, 1]
    assert tables_of(problem, repaired.schedule, "c") == [3, 3, 3]
    assert {change.kind for change in repaired.changes} == {"retabled"}
    assert len(repaired.changes) == 3


def test_a_host_who_loses_the_table_for_a_while_comes_back_to_it(day: tuple[Problem, Schedule]) -> None:
    problem, schedule = day
    repaired = repair(problem, schedule, Live(now=1, frozen=3, closed={3: 1}))
    assert tables_of(problem, repaired.schedule, "a") == [4, 2, 4]


def test_where_no_table_is_free_all_along_the_host_moves_as_seldom_as_may_be() -> None:
    problem = a_round((*PAIRS, "dx"), slots(4, tables=4))
    numbers = [m.id for m in problem.meetings]
    schedule = Schedule(dict(zip(numbers, (*SLOTS, 2), strict=True)), dict(zip(numbers, (*TABLES, 2), strict=True)))
    repaired = repair(problem, schedule, Live(now=1, frozen=3, closed={2: 1, 3: 1, 4: 1}))
    assert tables_of(problem, repaired.schedule, "a") == [1, 2, 2]
