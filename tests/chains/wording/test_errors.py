from datetime import date

from encadena.chains import errors
from encadena.chains.wording.errors import SENTENCES, sentence_of
from encadena.chains.wording.exchange import OF_SHEETS
from encadena.kernel.errors import DomainError


def test_every_code_has_its_sentence() -> None:
    codes = {value for name, value in vars(errors).items() if name.isupper()}
    assert codes == {*SENTENCES, *OF_SHEETS}


def test_days_and_names_are_written_as_people_read_them() -> None:
    told = sentence_of(DomainError(errors.ENDS_BEFORE_START, start=date(2026, 3, 12), end=date(2026, 3, 1)))
    assert "el 1 mar 2026, antes de comenzar el 12 mar 2026" in told
    assert "fecha: Uno, Dos." in sentence_of(DomainError(errors.MEMBER_TWICE, firms=["Uno", "Dos"]))
