from encadena.impact import errors
from encadena.impact.wording.errors import SENTENCES, sentence_of
from encadena.kernel.errors import DomainError


def test_every_code_has_its_sentence() -> None:
    assert {value for name, value in vars(errors).items() if name.isupper()} == set(SENTENCES)


def test_a_sentence_says_what_and_what_to_do() -> None:
    told = sentence_of(DomainError(errors.YEAR_IN_FUTURE, year=2031, last=2026))
    assert told == "El año 2031 todavía no llega. Pide uno hasta 2026."
