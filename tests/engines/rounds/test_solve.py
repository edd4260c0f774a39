from dataclasses import replace
from time import monotonic

import pytest
from hypothesis import given, settings
from tests.engines.rounds.brute_force import fewest_breaks
from tests.engines.rounds.small_rounds import a_round, problems, rich_problems, slots, with_even_tables

from encadena.engines.rounds.check import judge
from encadena.engines.rounds.generator import HALF_DAY, REDES, SMALL, Shape, generate
from encadena.engines.rounds.problem import Problem, ProblemError, Schedule
from encadena.engines.rounds.richer import ALL, Asking, enriched
from encadena.engines.rounds.solution import Solution
from encadena.engines.rounds.solve import solve

MIDDLING = Shape(buyers=20, firms=120, meetings=120, slots=16, tables=21)


@given(problem=problems())
@settings(max_examples=40, deadline=None)
def test_small_rounds_get_the_optimum_or_a_proof_that_there_is_none(problem: Problem) -> None:
    solution, truth = solve(problem, seconds=30, workers=1), fewest_breaks(problem)
    if truth is None:
        assert solution.status == "infeasible"
        assert solution.reasons
    else:
        assert (solution.status, solution.objective, solution.bound) == ("optimal", truth, truth)
        _sound(problem, solution)


@given(problem=rich_problems().map(with_even_tables))
@settings(max_examples=60, deadline=None)
def test_small_rich_rounds_get_the_optimum_or_a_proof_that_there_is_none(problem: Problem) -> None:
    solution, truth = solve(problem, seconds=30, workers=1), fewest_breaks(problem)
    if truth is None:
        assert solution.status == "infeasible"
    else:
        assert (solution.status, solution.objective, solution.bound) == ("optimal", truth, truth)
        _sound(problem, solution)


@pytest.mark.parametrize("asking", [*((one,) for one in ALL), ALL], ids=str)
def test_a_round_that_asks_for_more_is_planned_with_every_rule_kept(asking: tuple[Asking, ...]) -> None:
    problem, heard = enriched(generate(MIDDLING), asking), list[int]()
    solution = solve(
        problem,
        seconds=120,
        on_progress=lambda best, bound, seconds, schedule: heard.append(best),
        should_stop=lambda: bool(heard),
    )
    assert not problem.plain
    assert solution.objective is not None
    _sound(problem, solution)


def _sound(problem: Problem, solution: Solution) -> None:
    assert solution.schedule is not None
    verdict = judge(problem, solution.schedule)
    assert verdict.violations == ()
    assert verdict.objective == solution.objective
    assert set(solution.schedule.table_of) == {m.id for m in problem.meetings if not m.virtual}


def test_a_demonstration_round_is_planned_without_any_break() -> None:
    problem = generate(REDES)
    solution = solve(problem, seconds=60)
    assert (solution.status, solution.objective) == ("optimal", 0)
    _sound(problem, solution)


def test_the_same_seed_gives_the_same_agenda() -> None:
    problem = generate(SMALL)
    first, second = (solve(problem, seconds=60, workers=1, seed=3) for _ in range(2))
    assert first.schedule == second.schedule


def test_stopping_keeps_the_best_so_far() -> None:
    problem, heard = generate(HALF_DAY), list[int]()
    started = monotonic()
    solution = solve(
        problem,
        seconds=300,
        on_progress=lambda best, bound, seconds, schedule: heard.append(best),
        should_stop=lambda: bool(heard),
    )
    assert solution.status == "feasible"
    assert monotonic() - started < 100
    _sound(problem, solution)


def test_progress_only_gets_better_and_always_has_a_sound_agenda() -> None:
    problem, heard = generate(MIDDLING), list[tuple[int, int, Schedule]]()
    solve(problem, seconds=60, on_progress=lambda best, bound, seconds, agenda: heard.append((best, bound, agenda)))
    bests = [best for best, _, _ in heard]
    assert bests == sorted(bests, reverse=True)
    assert all(bound <= best for best, bound, _ in heard)
    assert judge(problem, heard[0][2]).violations == ()


def test_a_good_hint_is_the_answer_at_once() -> None:
    problem = generate(MIDDLING)
    best = solve(problem, seconds=60).schedule
    assert best is not None
    again = solve(problem, seconds=60, hint=best)
    assert again.schedule is not None
    assert again.schedule.slot_of == best.slot_of


def test_a_hint_that_breaks_a_rule_does_no_harm() -> None:
    problem = a_round(["ab", "ac"], slots(2))
    solution = solve(problem, hint=Schedule({1: 1, 2: 1}))
    assert (solution.status, solution.objective) == ("optimal", 0)


def test_no_time_at_all_is_honestly_unknown() -> None:
    assert solve(generate(REDES), seconds=0.000001).status == "unknown"


def test_a_round_without_meetings_has_an_empty_agenda() -> None:
    solution = solve(a_round([], slots(2), extra="ab"))
    assert (solution.status, solution.objective, solution.schedule) == ("optimal", 0, Schedule({}))


def test_contradictory_data_are_refused() -> None:
    problem = a_round(["ab"], slots(2))
    with pytest.raises(ProblemError):
        solve(replace(problem, participants=("a",)))


def test_an_odd_crowd_has_no_agenda_and_the_conflict_says_why() -> None:
    # Everybody meets everybody: three people need three slots, and counting does not see it.
    problem = a_round(["ab", "bc", "ca"], slots(2))
    solution = solve(problem, seconds=30)
    assert solution.status == "infeasible"
    assert [reason.code for reason in solution.reasons] == ["conflict"]
    assert solution.reasons[0].meetings == (1, 2, 3)


def test_an_agenda_that_shares_waiting_unfairly_is_no_agenda() -> None:
    problem = replace(a_round(["ab", "ac"], slots(3), fairness=1), forbidden=frozenset({("a", 2)}))
    assert solve(problem, seconds=30).objective == 1
    assert solve(replace(problem, fairness=0), seconds=30).status == "infeasible"
