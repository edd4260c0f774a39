from dataclasses import replace

from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.diagnose.conflict import find_conflict
from encadena.engines.rounds.diagnose.reason import Reason


def test_the_conflict_names_the_triangle_and_no_bystander() -> None:
    problem = a_round(["ab", "bc", "ca", "dx", "ey"], slots(2))
    found = find_conflict(problem, seconds=20)
    assert found == (Reason("conflict", ("a", "b", "c"), (1, 2, 3), {"rules": ("one_meeting_at_a_time",)}),)


def test_rules_that_would_be_enough_to_lift_are_named() -> None:
    # The triangle fits three slots; a's absence takes one of them away.
    problem = replace(a_round(["ab", "bc", "ca", "de"], slots(3)), forbidden=frozenset({("a", 3), ("c", 3)}))
    (reason,) = find_conflict(problem, seconds=20)
    assert reason.meetings == (1, 2, 3)
    assert reason.params == {"rules": ("one_meeting_at_a_time", "availability")}


def test_a_round_only_too_unfair_says_so() -> None:
    problem = replace(a_round(["ab", "ac"], slots(3), extra="d"), forbidden=frozenset({("a", 2)}), fairness=0)
    assert find_conflict(problem, seconds=20) == (Reason("fairness_impossible", params={"limit": 0}),)
