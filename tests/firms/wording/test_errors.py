from django.utils import translation

from encadena.firms import errors
from encadena.firms.wording.errors import sentence_of
from encadena.kernel.errors import DomainError

CODES = [value for name, value in vars(errors).items() if name.isupper()]


def test_every_code_of_the_room_has_a_sentence() -> None:
    wordless = [code for code in CODES if sentence_of(DomainError(code)).startswith(code)]
    assert [code for code in wordless if not code.startswith(("import", "sheet", "file", "column"))] == []


def test_an_unknown_commune_is_told_with_what_it_may_have_been() -> None:
    error = DomainError("commune_unknown", value="Concepsion", near=["Concepción", "Constitución"])
    assert "¿Quisiste decir Concepción o Constitución?" in sentence_of(error)


def test_choices_are_told_by_their_labels() -> None:
    error = DomainError("unknown_choice", value="x", allowed=["female", "not_reported"])
    with translation.override("es"):
        assert "Mujer, No informado" in sentence_of(error)


def test_a_missing_parameter_does_not_break_a_sentence() -> None:
    assert "…" in sentence_of(DomainError("rut_invalid"))
