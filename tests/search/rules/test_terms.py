import pytest

from encadena.search.rules.terms import beginnings, ruts_in, scope_term, terms_of, vocabulary_words


def test_a_document_becomes_marked_terms() -> None:
    terms = terms_of("Panadería La Espiga", "76.123.456-0 pan la Ñuñoa", ["centre12"])
    assert terms == ["panaderia", "la", "espiga", "+pan", "+nunoa", "%761234560", "@centre12"]


@pytest.mark.parametrize(
    ("text", "ruts"),
    [
        ("76.123.456-0", ["761234560"]),
        ("76123456-K y 9.876.543-3", ["76123456k", "98765433"]),
        ("761234560", ["761234560"]),
        ("teléfono 56912345678", []),
        ("calle 123", []),
        ("1.234.567.890", []),
    ],
)
def test_a_rut_is_recognised_and_longer_numbers_are_not(text: str, ruts: list[str]) -> None:
    assert ruts_in(text)[0] == ruts


def test_beginnings_are_terms_with_a_star() -> None:
    assert beginnings(["pan", "+sol", "@centre1", "%761234560"], (2, 3, 4)) == ["pa*", "pan*", "+so*", "+sol*"]


def test_the_vocabulary_has_no_numbers_marks_or_tiny_words() -> None:
    assert vocabulary_words(["pan", "+sol", "la", "42", "+1600", "@centre1", "%761234560"]) == ["pan", "sol"]


def test_a_scope_term_cannot_carry_signs() -> None:
    assert scope_term("Centre-12' | x") == "@centre12x"
