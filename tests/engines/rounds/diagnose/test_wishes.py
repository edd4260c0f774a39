from dataclasses import replace

from hypothesis import given, settings
from tests.engines.rounds.brute_force import agendas
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.diagnose.wishes import Wish, only, wishes_of
from encadena.engines.rounds.problem import Problem
from encadena.engines.rounds.validity import validate


def test_every_demand_is_a_wish_of_its_own() -> None:
    problem = a_round(["ab", "cd"], slots(2, tables=1), extra="z")
    first = replace(problem.meetings[0], session="am", fixed=2)
    problem = replace(
        problem,
        meetings=(first, problem.meetings[1]),
        forbidden=frozenset({("a", 1), ("z", 1)}),
        precedences=frozenset({(2, 1)}),
    )
    assert wishes_of(problem) == (
        Wish("tables", (), 1),
        Wish("tables", (), 2),
        Wish("order", (2, 1)),
        Wish("session", (1,)),
        Wish("fixed", (1,), 2),
        Wish("absence", ("a", 1)[:1], 1),
        Wish("meeting", (1,)),
        Wish("meeting", (2,)),
    )


@given(problem=problems())
@settings(max_examples=40, deadline=None)
def test_all_wishes_together_are_the_round_without_fairness(problem: Problem) -> None:
    whole, rebuilt = replace(problem, fairness=None), only(problem, wishes_of(problem))
    validate(rebuilt)
    assert any(agendas(whole)) == any(agendas(rebuilt))


def test_without_wishes_nothing_is_asked() -> None:
    problem = replace(a_round(["ab"], slots(2)), forbidden=frozenset({("a", 1)}))
    left = only(problem, [Wish("meeting", (1,))])
    assert (left.meetings, left.forbidden) == (problem.meetings, frozenset())
    assert only(problem, []).meetings == ()
