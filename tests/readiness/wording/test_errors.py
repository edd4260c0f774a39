import re
from datetime import date

import pytest

from encadena.kernel.errors import DomainError
from encadena.readiness import errors
from encadena.readiness.wording.errors import SENTENCES, sentence_of

CODES = [value for name, value in vars(errors).items() if name.isupper() and isinstance(value, str)]


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_sentence(code: str) -> None:
    facts = dict.fromkeys(re.findall(r"%\((\w+)\)s", str(SENTENCES[code])), "algo")
    text = sentence_of(DomainError(code, **facts))
    assert "%(" not in text
    assert text != code


def test_a_day_is_told_as_people_say_it() -> None:

    told = sentence_of(DomainError(errors.DIAGNOSIS_FINISHED, on=date(2026, 11, 25)))
    assert "25 nov 2026" in told
