import pytest

from encadena.matchmaking.rules.tokens import BADGE, OWN, opened, token_of


def test_a_token_opens_what_it_was_made_for() -> None:
    assert opened(BADGE, token_of(BADGE, 12)) == 12
    assert token_of(BADGE, 12) == token_of(BADGE, 12)


def test_a_photograph_of_a_badge_opens_nobodys_own_page() -> None:
    assert opened(OWN, token_of(BADGE, 12)) is None


@pytest.mark.parametrize(
    "made_up", ["", "12", "12-", "x-abc", "12-AAAAAAAAAAAAAAAAAAAA", "１２-abc", "9" * 40 + "-abc", "-1-abc"]
)
def test_what_was_not_made_here_opens_nothing(made_up: str) -> None:
    assert opened(BADGE, made_up) is None


def test_the_seal_of_one_participant_is_not_that_of_another() -> None:
    seal = token_of(BADGE, 12).partition("-")[2]
    assert opened(BADGE, f"13-{seal}") is None
