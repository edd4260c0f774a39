import pytest

from encadena.impact.rules.agreeing import RULES, agrees, step_of
from encadena.impact.tables.stated import statements


@pytest.mark.parametrize(
    ("stated", "step"), [(8000, 1000), (70, 10), (147, 1), (1300, 100), (98, 1), (0, 1), (1.5, 0.1), (2000, 1000)]
)
def test_a_step_is_one_of_the_last_digit_that_was_said(stated: float, step: float) -> None:
    assert step_of(stated) == pytest.approx(step)


@pytest.mark.parametrize(
    ("qualifier", "stated", "inside", "outside"),
    [
        ("exact", 147, (147,), (146, 148)),
        ("exact", 48, (47.5, 48.49), (47.49, 48.5)),
        ("about", 2000, (1950, 2050), (1949, 2051)),
        ("more than", 8000, (8000, 8999), (7999, 9000)),
        ("more than", 70, (70, 79.9), (69.9, 80)),
        ("at least", 1, (1, 9), (0.99,)),
        ("almost", 33, (32, 33), (31.9, 33.1)),
    ],
)
def test_each_word_has_its_rule(
    qualifier: str, stated: float, inside: tuple[float, ...], outside: tuple[float, ...]
) -> None:
    assert [agrees(value, stated, qualifier) for value in inside] == [True] * len(inside)
    assert [agrees(value, stated, qualifier) for value in outside] == [False] * len(outside)


def test_without_a_computed_number_nothing_is_said() -> None:
    assert agrees(None, 147, "exact") is None


def test_every_word_that_was_published_has_a_rule() -> None:
    assert {one.qualifier for one in statements()} == set(RULES)
