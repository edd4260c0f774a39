import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.search.rules.highlighting import pieces


def marked(text: str, *words: str) -> str:
    return "".join(f"[{p}]" if hit else p for p, hit in pieces(text, words))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("espiga",), "Panadería La [Espiga] SpA"),
        (("pana",), "[Pana]dería La Espiga SpA"),
        (("panaderia", "esp"), "[Panadería] La [Esp]iga SpA"),
        (("nada",), "Panadería La Espiga SpA"),
        ((), "Panadería La Espiga SpA"),
    ],
)
def test_the_matched_part_is_marked_in_the_titles_own_letters(words: tuple[str, ...], shown: str) -> None:
    assert marked("Panadería La Espiga SpA", *words) == shown


@given(text=st.text(), words=st.lists(st.text(alphabet="abcñ12", min_size=1)))
def test_no_letter_is_lost_or_added(text: str, words: list[str]) -> None:
    assert "".join(p for p, _ in pieces(text, words)) == text
