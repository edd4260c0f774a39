from collections import Counter

from encadena.engines.rounds.craft import rewired
from encadena.engines.rounds.generator import SMALL, generate
from encadena.engines.rounds.problem import Problem
from encadena.engines.rounds.validity import validate


def _held(problem: Problem) -> dict[object, int]:
    return {p: len(held) for p, held in problem.meetings_of.items()}


def test_everybody_keeps_as_many_meetings_and_no_pair_meets_twice() -> None:
    problem = generate(SMALL)
    crafted = rewired(problem, seed=3)
    validate(crafted)
    assert crafted.meetings != problem.meetings
    assert _held(crafted) == _held(problem)
    assert max(Counter(frozenset(m.pair) for m in crafted.meetings).values()) == 1


def test_the_same_seed_gives_the_same_problem_and_another_a_new_one() -> None:
    problem = generate(SMALL)
    assert rewired(problem, seed=3) == rewired(problem, seed=3)
    assert rewired(problem, seed=3) != rewired(problem, seed=4)
