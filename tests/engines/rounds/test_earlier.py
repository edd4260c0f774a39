from dataclasses import replace

from hypothesis import given, settings
from tests.engines.rounds.brute_force import agendas
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.breaks import total_breaks, total_idle
from encadena.engines.rounds.check import check
from encadena.engines.rounds.earlier import earlier
from encadena.engines.rounds.problem import Meeting, Problem, Schedule
from encadena.engines.rounds.solve import solve


@given(problem=problems())
@settings(max_examples=80, deadline=None)
def test_no_rule_is_broken_nobody_waits_more_and_nothing_is_held_later(problem: Problem) -> None:
    for before in list(agendas(problem))[:40]:
        after = Schedule(earlier(problem, before.slot_of))
        assert check(problem, after) == check(problem, before)
        assert total_breaks(problem, after) == total_breaks(problem, before)
        assert total_idle(problem, after) == total_idle(problem, before)
        at = problem.position
        assert all(at[slot] <= at[before.slot_of[m]] for m, slot in after.slot_of.items())


def test_a_loose_round_begins_in_the_morning() -> None:
    problem = a_round(["ab", "ac", "de", "fg"], slots(12))
    found = solve(problem, seconds=10, workers=1)
    assert found.schedule is not None
    assert set(found.schedule.slot_of.values()) == {1, 2}


def test_an_earlier_agenda_that_is_as_good_as_any_stays() -> None:
    problem = a_round(["ab", "cd"], slots(6))
    found = solve(problem, seconds=10, workers=1, hint=Schedule({1: 4, 2: 6}))
    assert found.schedule is not None
    assert found.schedule.slot_of == {1: 4, 2: 6}


def test_a_group_moves_as_one_and_as_far_as_tables_and_absences_let_it() -> None:
    problem = replace(a_round(["ab", "ac", "de"], slots(6, tables=1)), forbidden=frozenset({("d", 1)}))
    assert earlier(problem, {1: 4, 2: 6, 3: 5}) == {1: 1, 2: 3, 3: 2}


def test_what_is_fixed_or_has_an_order_stays_where_it_has_to_be() -> None:
    problem = a_round(["ab", "cd"], slots(6))
    fixed = replace(problem, meetings=(replace(problem.meetings[0], fixed=4), problem.meetings[1]))
    assert earlier(fixed, {1: 4, 2: 6}) == {1: 4, 2: 1}
    ordered = replace(problem, precedences=frozenset({(1, 2)}))
    assert earlier(ordered, {1: 4, 2: 6}) == {1: 1, 2: 3}


def test_a_day_is_brought_forward_by_itself() -> None:
    two_days = tuple(replace(slot, day=str(1 + slot.id // 4)) for slot in slots(6))
    problem = Problem(tuple("ab"), (Meeting(1, "a", "b"), Meeting(2, "a", "b")), two_days, breaks_within="day")
    assert earlier(problem, {1: 3, 2: 6}) == {1: 1, 2: 4}
