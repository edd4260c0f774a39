import pytest

from encadena.engines.matching.folding import fold
from encadena.engines.matching.lexicon.languages import stem
from encadena.engines.matching.lexicon.spelling import meant


@pytest.mark.parametrize(
    ("typed", "right"),
    [("mermelda", "mermelada"), ("aseite", "aceite"), ("embases", "envases"), ("serveza", "cerveza")],
)
def test_slips_and_sounds_are_read_as_meant(typed: str, right: str) -> None:
    found = meant(stem(fold(typed), "es"), "es")
    assert found == stem(fold(right), "es")


@pytest.mark.parametrize("word", ["ipn", "2024a", "xyzzyx", "quillota"])
def test_short_words_numbers_and_strangers_are_left_alone(word: str) -> None:
    assert meant(word, "es") is None
