from dataclasses import replace

from hypothesis import given
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.check import check
from encadena.engines.rounds.problem import Problem, Schedule
from encadena.engines.rounds.seats import seat


def test_who_meets_most_stays_seated_through_the_day() -> None:
    problem = a_round(["ax", "by", "ay", "bx", "az", "bz"], slots(3, tables=2))
    agenda = seat(problem, Schedule({1: 1, 2: 1, 3: 2, 4: 2, 5: 3}))
    assert len({agenda.table_of[m] for m in (1, 3, 5)}) == 1
    assert agenda.table_of[1] != agenda.table_of[2]


@given(problem=problems())
def test_tables_are_never_shared_while_there_are_enough(problem: Problem) -> None:
    placed = Schedule({m.id: problem.slots[i % len(problem.slots)].id for i, m in enumerate(problem.meetings)})
    crowded = any(v.rule == "tables" for v in check(problem, placed))
    seated = check(problem, seat(problem, placed))
    assert crowded or not any(v.rule == "seating" for v in seated)


def test_a_long_meeting_keeps_its_table_and_a_virtual_one_gets_none() -> None:
    problem = a_round(["ab", "cd", "ef", "gh"], slots(2, tables=2))
    first, second, third, fourth = problem.meetings
    mixed = replace(problem, meetings=(first, replace(second, length=2), third, replace(fourth, virtual=True)))
    agenda = seat(mixed, Schedule({1: 1, 2: 1, 3: 2, 4: 2}))
    assert check(mixed, agenda) == []
    assert set(agenda.table_of) == {1, 2, 3}
