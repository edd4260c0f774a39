import pytest

from encadena.readiness.rules.kinds import likely_kinds, says_what_it_sells


@pytest.mark.parametrize(
    ("firm", "size", "offers", "activities", "kinds"),
    [
        ("company", "small", ["goods"], ["31001"], ["goods"]),
        ("company", "micro", ["goods"], ["10710"], ["food", "micro"]),
        ("cooperative", "no_sales", ["goods", "services"], ["0111"], ["food", "services", "cooperative", "micro"]),
        ("company", "none", [], [], []),
    ],
)
def test_kinds_are_guessed_from_what_is_known(
    firm: str, size: str, offers: list[str], activities: list[str], kinds: list[str]
) -> None:
    assert likely_kinds(firm, size, offers, activities) == kinds


def test_size_alone_does_not_say_what_a_firm_sells() -> None:
    assert not says_what_it_sells(["micro", "cooperative"])
    assert says_what_it_sells(["micro", "services"])
