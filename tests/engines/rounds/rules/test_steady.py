from dataclasses import replace

from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.problem import Problem, Schedule, Violation
from encadena.engines.rounds.rules import steady


def _keeping(who: str, *pairs: str) -> Problem:
    return replace(a_round(pairs, slots(3, tables=3)), steady=frozenset(who))


def test_it_names_who_has_to_change_tables_and_no_bystander() -> None:
    problem = _keeping("a", "ax", "ay", "bx", "by")
    moved = Violation("steady", ("a", 2), 2, {"table": 2, "own": 1})
    assert steady.check(problem, Schedule({1: 1, 2: 2, 3: 2, 4: 1}, {1: 1, 2: 2, 3: 3, 4: 3})) == [moved]
    assert steady.check(problem, Schedule({1: 1, 2: 2, 3: 2, 4: 1}, {1: 1, 2: 1, 3: 3, 4: 2})) == []


def test_nobody_else_sits_there_that_day_even_while_it_is_free() -> None:
    problem = _keeping("a", "ax", "bx")
    taken = Violation("steady", ("a", 2), 2, {"table": 1, "own": 1})
    assert steady.check(problem, Schedule({1: 1, 2: 2}, {1: 1, 2: 1})) == [taken]


def test_on_another_day_it_may_be_another_table_and_another_host() -> None:
    problem = _keeping("a", "ax", "ay", "bx")
    days = tuple(replace(slot, day=str(slot.id > 1)) for slot in problem.slots)
    agenda = Schedule({1: 1, 2: 2, 3: 3}, {1: 1, 2: 2, 3: 1})
    assert steady.check(replace(problem, slots=days), agenda) == []


def test_of_two_who_keep_a_table_the_first_receives() -> None:
    problem = _keeping("ab", "ab", "ax", "bx")
    assert steady.check(problem, Schedule({1: 1, 2: 2, 3: 3}, {1: 1, 2: 1, 3: 2})) == []


def test_a_virtual_meeting_takes_no_table() -> None:
    problem = _keeping("a", "ax", "ay")
    virtual = replace(problem, meetings=(problem.meetings[0], replace(problem.meetings[1], virtual=True)))
    assert steady.check(virtual, Schedule({1: 1, 2: 2}, {1: 1, 2: 2})) == []
