from hypothesis import given, settings
from hypothesis.strategies import booleans
from tests.engines.rounds.brute_force import agendas
from tests.engines.rounds.cnf.truth import assignments, satisfiable
from tests.engines.rounds.small_rounds import problems

from encadena.engines.rounds.breaks import total_breaks
from encadena.engines.rounds.problem import Problem
from encadena.engines.rounds.sat.question import Question


@given(problem=problems(), terse=booleans())
@settings(max_examples=100, deadline=None)
def test_the_clauses_accept_exactly_the_agendas_that_break_no_rule(problem: Problem, terse: bool) -> None:
    question = Question(problem, terse=terse)
    found = [question.agenda(held) for held in assignments(question.formula, list(question.formula.meets.values()))]
    key = repr
    assert sorted((sorted(agenda.items()) for agenda in found), key=key) == sorted(
        (sorted(agenda.slot_of.items()) for agenda in agendas(problem)), key=key
    )


@given(problem=problems(), terse=booleans())
@settings(max_examples=50, deadline=None)
def test_asking_for_few_breaks_excludes_exactly_the_agendas_with_more(problem: Problem, terse: bool) -> None:
    question = Question(problem, terse=terse)
    for agenda in agendas(problem):
        held = [question.formula.meets[at] for at in agenda.slot_of.items()]
        for k, more in enumerate(question.breaks):
            assert satisfiable(question.formula, *held, -more) == (total_breaks(problem, agenda) <= k)
