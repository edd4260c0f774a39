from itertools import product

import pytest

from encadena.kernel.errors import DomainError
from encadena.readiness.choices import ActionState, GapState
from encadena.readiness.rules.gap import MOVES, STEPS, check_move, check_own_words, needs_reason


def test_only_the_drawn_moves_exist() -> None:
    for before, after in product(GapState, GapState):
        if after not in MOVES[before]:
            with pytest.raises(DomainError, match="gap_move_impossible"):
                check_move(before, after, reason="x", actions=["closed"])


@pytest.mark.parametrize(
    ("before", "after", "needed"),
    [
        ("open", "in_plan", False),
        ("working", "to_review", False),
        ("working", "discarded", True),
        ("to_review", "working", True),
        ("closed", "working", True),
        ("discarded", "open", True),
    ],
)
def test_going_back_and_giving_up_say_why(before: str, after: str, needed: bool) -> None:
    assert needs_reason(before, after) is needed
    if needed:
        with pytest.raises(DomainError, match="gap_reason_missing"):
            check_move(before, after, reason="", actions=[])
    check_move(before, after, reason="porque sí", actions=[])


@pytest.mark.parametrize(
    ("actions", "reason", "code"),
    [
        ([], "", "gap_reason_missing"),
        ([], "lo vi", ""),
        (["cancelled"], "", "gap_reason_missing"),
        (["closed", "cancelled"], "", ""),
        (["closed", "done"], "lo vi", "gap_actions_open"),
        (["closed", "to_do"], "", "gap_actions_open"),
    ],
)
def test_closing_asks_for_finished_actions_or_a_reason(actions: list[str], reason: str, code: str) -> None:
    if not code:
        check_move("to_review", "closed", reason=reason, actions=actions)
        return
    with pytest.raises(DomainError, match=code):
        check_move("to_review", "closed", reason=reason, actions=actions)


@pytest.mark.parametrize("names", [["title"], ["firm_says", "severity"]])
def test_the_firm_changes_its_own_words_only(names: list[str]) -> None:
    check_own_words(["firm_says"])
    with pytest.raises(DomainError, match="gap_words_of_others"):
        check_own_words(names)


def test_every_state_of_an_action_has_its_steps() -> None:
    assert set(STEPS) == set(ActionState.values)
