"""Cards and first steps of the home page."""

import pytest

from encadena.ui import home


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "_cards", {})
    monkeypatch.setattr(home, "_steps", {})


def test_cards_are_given_by_question_role_and_order() -> None:
    home.register_card("goals", "x:goals", 20, ["head"], group="progress")
    home.register_card("rounds", "x:rounds", 20)
    home.register_card("visits", "x:visits", 10, ["adviser"])
    assert [card.key for card in home.cards_for("adviser", "today")] == ["visits", "rounds"]
    assert [card.key for card in home.cards_for("head", "today")] == ["rounds"]
    assert [card.key for card in home.cards_for("head", "progress")] == ["goals"]


def test_a_card_registered_twice_is_one_card() -> None:
    home.register_card("rounds", "x:rounds", 20)
    home.register_card("rounds", "x:rounds", 20)
    assert len(home.cards_for("head", "today")) == 1


def test_steps_come_in_order_and_only_for_their_roles() -> None:
    for key, order, roles in (("firms", 30, []), ("people", 20, ["head"])):
        home.register_step(key, label=key, text="", url_name="x", order=order, done=lambda user: False, roles=roles)
    assert [step.key for step in home.steps_for("head")] == ["people", "firms"]
    assert [step.key for step in home.steps_for("adviser")] == ["firms"]
