from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.engines.rounds.brute_force import agendas
from tests.engines.rounds.cnf.truth import satisfiable
from tests.engines.rounds.small_rounds import a_round, problems, slots, with_lunch

from encadena.engines.rounds.breaks import breaks_of, idle_of, total_breaks, total_idle
from encadena.engines.rounds.problem import Lunch, Problem, Schedule, Violation
from encadena.engines.rounds.rules import lunch
from encadena.engines.rounds.sat.question import Question
from encadena.engines.rounds.shorter.question import IdleQuestion


def _day(*pairs: str, free: int = 1) -> Problem:
    """Eight slots; lunch is somewhere in 4, 5 and 6."""
    return replace(a_round(pairs, slots(8)), lunches=(Lunch((4, 5, 6), free),))


def test_it_names_who_works_through_lunch_and_no_bystander() -> None:
    problem = _day("ab", "ac", "ad", "ef")
    hungry = Violation("lunch", ("a",), 4, {"last": 6, "free": 1})
    assert lunch.check(problem, Schedule({1: 4, 2: 5, 3: 6, 4: 5})) == [hungry]
    assert lunch.check(problem, Schedule({1: 4, 2: 7, 3: 6, 4: 5})) == []


def test_two_free_slots_have_to_follow_one_another() -> None:
    problem = _day("ab", free=2)
    assert lunch.check(problem, Schedule({1: 5})) != []
    assert lunch.check(problem, Schedule({1: 4})) == []
    assert lunch.check(problem, Schedule({1: 8})) == []


def test_a_long_meeting_takes_all_its_slots_from_lunch() -> None:
    problem = _day("ab", free=2)
    long = replace(problem, meetings=(replace(problem.meetings[0], length=2),))
    assert [v.subjects for v in lunch.check(long, Schedule({1: 5}))] == [("a",), ("b",)]
    assert lunch.check(long, Schedule({1: 3})) == []


@pytest.mark.parametrize(("at", "breaks", "idle"), [((3, 7), 0, 0), ((4, 6), 0, 0), ((3, 6), 0, 0), ((2, 7), 1, 4)])
def test_free_time_inside_the_window_is_no_break_and_beyond_it_is_one(
    at: tuple[int, int], breaks: int, idle: int
) -> None:
    problem = _day("ab", "ac")
    agenda = Schedule(dict(enumerate(at, start=1)))
    assert (breaks_of(problem, agenda)["a"], idle_of(problem, agenda)["a"]) == (breaks, idle)


@given(problem=problems(most_meetings=3, most_slots=5).map(with_lunch))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_clauses_count_breaks_and_idle_time_around_lunch_as_the_checker_does(problem: Problem) -> None:
    found = list(agendas(problem))
    if not found:
        return
    breaks, idle = Question(problem), IdleQuestion(problem, 30, 30)
    for agenda in found:
        for question, counted in ((breaks, total_breaks(problem, agenda)), (idle, total_idle(problem, agenda))):
            held = [question.formula.meets[m, slot] for m, slot in agenda.slot_of.items()]
            for k, more in enumerate(question.breaks):
                assert satisfiable(question.formula, *held, -more) == (counted <= k)
