import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.kernel.text import fold, words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Ñuñoa, S.A.", "nunoa s a"),
        ("  Panadería   La Ñ ", "panaderia la n"),
        ("O'Higgins", "o higgins"),
        ("", ""),
        ("¡¿?!", ""),
    ],
)
def test_accents_case_and_signs_disappear(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_are_the_folded_text_in_pieces(text: str) -> None:
    assert " ".join(words(text)) == fold(text)
