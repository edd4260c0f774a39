import pytest

from encadena.engines.matching.folding import fold
from encadena.engines.matching.lexicon.cognates import cognate


@pytest.mark.parametrize(
    "alike",
    [
        ("fermentación", "fermentation", "fermentação"),
        ("fotografía", "photography", "fotografia"),
        ("polipropileno", "polypropylene"),
        ("biotecnología", "biotechnology", "biotecnologia"),
        ("orgánicos", "organic", "orgânicas"),
        ("quiosco", "quiosque"),
    ],
)
def test_words_of_one_stock_get_one_key(alike: tuple[str, ...]) -> None:
    assert len({cognate(fold(word)) for word in alike}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("palta", "planta"), ("carga", "carne"), ("vino", "vinagre"), ("hass", "has")]
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert cognate(one) != cognate(other)
