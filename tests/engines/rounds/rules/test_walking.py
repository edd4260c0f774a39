from dataclasses import replace

from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.problem import Problem, Schedule, Violation
from encadena.engines.rounds.rules import walking

ROW = {1: (0.0, 0.0), 2: (10.0, 0.0), 3: (30.0, 40.0)}


def _hall(*pairs: str, walk: float | None = 20.0) -> Problem:
    return replace(a_round(pairs, slots(4, tables=4)), places=ROW, walk=walk)


def test_it_names_who_has_to_run_how_far_and_no_bystander() -> None:
    problem = _hall("ax", "bx", "cy", "dy")
    far = Violation("walking", ("x", 1, 2), 2, {"metres": 50, "limit": 20})
    assert walking.check(problem, Schedule({1: 1, 2: 2, 3: 1, 4: 2}, {1: 1, 2: 3, 3: 1, 4: 2})) == [far]


def test_with_a_free_slot_between_there_is_time() -> None:
    assert walking.check(_hall("ax", "bx"), Schedule({1: 1, 2: 3}, {1: 1, 2: 3})) == []


def test_a_night_is_long_enough() -> None:
    problem = _hall("ax", "bx")
    days = tuple(replace(slot, day=str(slot.id)) for slot in problem.slots)
    assert walking.check(replace(problem, slots=days), Schedule({1: 1, 2: 2}, {1: 1, 2: 3})) == []


def test_a_long_meeting_ends_where_the_next_begins() -> None:
    problem = _hall("ax", "bx")
    long = replace(problem, meetings=(replace(problem.meetings[0], length=2), problem.meetings[1]))
    assert [v.slot for v in walking.check(long, Schedule({1: 1, 2: 3}, {1: 1, 2: 3}))] == [3]


def test_nothing_is_said_without_a_limit_or_of_a_table_nobody_knows_the_place_of() -> None:
    agenda = Schedule({1: 1, 2: 2}, {1: 1, 2: 3})
    assert walking.check(_hall("ax", "bx", walk=None), agenda) == []
    assert walking.check(_hall("ax", "bx"), Schedule({1: 1, 2: 2}, {1: 1, 2: 4})) == []
