import re
import unicodedata

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


@given(st.text() | st.text("ÁÉÍÓÚÜÑáéíóúüñçøßŒ½ﬁ́̃ΐa1 -", max_size=30))
def test_every_letter_loses_its_accents_as_the_whole_text_would(text: str) -> None:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    assert fold(text) == " ".join(re.findall("[0-9a-z]+", bare))


@given(st.text())
def test_words_are_the_folded_text_in_pieces(text: str) -> None:
    assert " ".join(words(text)) == fold(text)
