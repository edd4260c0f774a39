import pytest

from encadena.engines.rounds.diagnose.counting import count
from encadena.engines.rounds.generator import EVENTS, SMALL, Shape, generate
from encadena.engines.rounds.validity import validate


@pytest.mark.parametrize("shape", [SMALL, *EVENTS.values()])
def test_an_invented_round_is_sound_and_not_impossible_by_counting(shape: Shape) -> None:
    problem = generate(shape)
    validate(problem)
    assert count(problem) == ()
    assert len(problem.meetings) == shape.meetings


def test_the_same_seed_invents_the_same_round() -> None:
    assert generate(SMALL, seed=7) == generate(SMALL, seed=7)
    assert generate(SMALL, seed=7) != generate(SMALL, seed=8)
