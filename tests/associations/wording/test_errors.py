from encadena.associations.wording.errors import reason_of, sentence
from encadena.kernel.errors import DomainError


def test_a_code_has_its_sentence_and_an_unknown_one_says_its_name() -> None:
    assert sentence(DomainError("repeated_in_file", row=7)) == "El mismo RUT ya está en la fila 7 de este archivo."
    assert "raro" in reason_of("raro", {})


def test_a_file_that_is_no_sheet_is_told_in_the_words_of_every_import() -> None:
    said = sentence(DomainError("file_not_a_sheet", name="lista.xlsx", found="pdf"))

    assert "no una planilla" in said
