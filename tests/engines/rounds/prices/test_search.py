from dataclasses import replace

from hypothesis import given, settings
from tests.engines.rounds.brute_force import fewest_breaks
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.generator import Shape, generate
from encadena.engines.rounds.prices.search import FromPrices
from encadena.engines.rounds.problem import Problem, Slot
from encadena.engines.rounds.race import Race

CROWDED = Shape(buyers=12, firms=80, meetings=108, slots=12, tables=10)


def _bound(problem: Problem, steps: int = 2) -> int:
    race = Race(seconds=60)
    search = FromPrices(problem, race)
    for _ in range(steps):
        if not search.exhausted:
            search.step(0.1)
    return race.standing.bound


@given(problem=problems())
@settings(max_examples=60, deadline=None)
def test_the_bound_is_never_above_the_optimum(problem: Problem) -> None:
    optimum = fewest_breaks(problem)
    assert optimum is None or _bound(problem, 1) <= optimum


def test_a_noon_with_too_few_tables_for_all_buyers_forces_a_break() -> None:
    middle = (Slot(1, 2), Slot(2, 1), Slot(3, 2))
    problem = a_round(["xa", "xb", "yc", "yd"], middle)
    assert _bound(problem) == fewest_breaks(problem) == 1


def test_an_absence_forces_a_break() -> None:
    problem = replace(a_round(["ab", "ac"], slots(3, tables=1)), forbidden=frozenset({("a", 2)}))
    assert _bound(problem) == fewest_breaks(problem) == 1


def test_a_night_is_no_break_where_breaks_are_counted_by_day() -> None:
    problem = replace(a_round(["ab", "ac"], slots(3, tables=1)), forbidden=frozenset({("a", 2)}))
    two_days = tuple(replace(slot, day=str(slot.id)) for slot in problem.slots)
    assert _bound(replace(problem, slots=two_days, breaks_within="day")) == 0


def test_a_crowded_round_of_two_sides_gets_a_bound_and_the_same_one_again() -> None:
    problem = generate(CROWDED)
    assert _bound(problem) == _bound(problem) > 0


def test_more_meetings_than_slots_are_left_to_others() -> None:
    search = FromPrices(a_round(["ab", "ac"], slots(1)), Race(seconds=1))
    search.step(0.1)
    assert search.exhausted
    assert search.race.standing.bound == 0


def test_it_ends_when_a_step_gains_next_to_nothing() -> None:
    search = FromPrices(a_round(["ab", "ac"], slots(3)), Race(seconds=60))
    for _ in range(4):
        assert not search.exhausted
        search.step(0.1)
    assert search.exhausted
