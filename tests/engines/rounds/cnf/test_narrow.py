from dataclasses import replace

from hypothesis import given, settings
from tests.engines.rounds.brute_force import agendas
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.cnf.narrow import narrowed
from encadena.engines.rounds.problem import Problem


@given(problem=problems())
@settings(max_examples=100, deadline=None)
def test_no_agenda_is_lost(problem: Problem) -> None:
    left = narrowed(problem)
    for agenda in agendas(problem):
        assert all(agenda.slot_of[meeting] in slots_left for meeting, slots_left in left.items())


def _fixed(problem: Problem, meeting: int, slot: int) -> Problem:
    return replace(problem, meetings=tuple(replace(m, fixed=slot) if m.id == meeting else m for m in problem.meetings))


def test_a_fixed_meeting_takes_its_slot_from_its_participants_and_leaves_the_bystander_alone() -> None:
    problem = _fixed(a_round(["ab", "ac", "cd"], slots(3)), 1, 2)
    assert narrowed(problem) == {1: (2,), 2: (1, 3), 3: (1, 2, 3)}


def test_the_last_table_is_taken_from_everybody() -> None:
    problem = _fixed(a_round(["ab", "cd"], slots(2, tables=1)), 1, 2)
    assert narrowed(problem) == {1: (2,), 2: (1,)}


def test_a_chain_leaves_each_meeting_the_slots_in_between() -> None:
    problem = replace(a_round(["ab", "cd", "ef"], slots(4)), precedences=frozenset({(1, 2), (2, 3)}))
    assert narrowed(problem) == {1: (1, 2), 2: (2, 3), 3: (3, 4)}


def test_an_impossible_chain_leaves_some_meeting_nothing() -> None:
    problem = replace(a_round(["ab", "cd", "ef"], slots(2)), precedences=frozenset({(1, 2), (2, 3)}))
    assert () in narrowed(problem).values()
