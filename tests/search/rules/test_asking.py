import pytest

from encadena.search.rules.asking import asked


@pytest.mark.parametrize(
    ("text", "rut"),
    [
        ("76.123.456-0", "761234560"),
        ("76123456-k", "76123456k"),
        ("76.12", "7612"),
        ("761", ""),
        ("76123456012345", ""),
        ("panaderia 76", ""),
        ("12-2", ""),
    ],
)
def test_what_looks_like_a_rut_is_one(text: str, rut: str) -> None:
    assert asked(text).rut == rut


def test_words_are_folded_once_each_and_not_too_many() -> None:
    question = asked("Ñuñoa  NUNOA, pan y " + " ".join(f"palabra{n}" for n in range(20)))
    assert question.words[:3] == ("nunoa", "pan", "y")
    assert len(question.words) == 8
