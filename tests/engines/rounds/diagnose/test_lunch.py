from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from tests.engines.rounds.brute_force import agendas
from tests.engines.rounds.small_rounds import a_round, problems, slots, with_lunch

from encadena.engines.rounds.diagnose.counting import count
from encadena.engines.rounds.diagnose.lunch import lunch_reasons
from encadena.engines.rounds.diagnose.reason import Reason
from encadena.engines.rounds.problem import Lunch, Problem


def test_who_would_have_to_skip_lunch_is_named_with_what_fits() -> None:
    problem = replace(a_round(["ab", "ac", "ad"], slots(3)), lunches=(Lunch((2, 3)),))
    assert list(lunch_reasons(problem)) == [Reason("lunch_impossible", ("a",), (1, 2, 3), {"meetings": 3, "slots": 2})]


def test_who_is_away_at_lunch_has_eaten() -> None:
    problem = replace(a_round(["ab", "ac"], slots(3)), lunches=(Lunch((2, 3)),), forbidden=frozenset({("a", 3)}))
    assert list(lunch_reasons(problem)) == []


def test_without_lunch_nothing_is_said() -> None:
    assert list(lunch_reasons(a_round(["ab", "ac", "ad"], slots(2)))) == []


@given(problem=problems().map(with_lunch))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_reason_is_a_proof(problem: Problem) -> None:
    if count(problem):
        assert list(agendas(problem)) == []
