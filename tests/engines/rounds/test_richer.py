import pytest

from encadena.engines.rounds.generator import SMALL, generate
from encadena.engines.rounds.richer import ALL, Asking, enriched
from encadena.engines.rounds.validity import validate


def test_a_round_with_every_rule_is_sound_and_uses_each() -> None:
    problem = enriched(generate(SMALL), ALL)
    validate(problem)
    assert max(m.length for m in problem.meetings) == 2
    assert any(m.others for m in problem.meetings)
    assert any(m.virtual for m in problem.meetings)
    assert problem.interpreters
    assert problem.lunches
    assert problem.hours
    assert problem.steady


@pytest.mark.parametrize("asking", ALL)
def test_one_rule_alone_makes_a_round_that_is_not_plain(asking: Asking) -> None:
    assert not enriched(generate(SMALL), (asking,)).plain


def test_without_any_rule_the_round_stays_as_it_is() -> None:
    problem = generate(SMALL)
    assert enriched(problem, ()) == problem
    assert enriched(problem, ALL, seed=2) == enriched(problem, ALL, seed=2)
