import pytest

from encadena.kernel.errors import DomainError
from encadena.readiness import errors
from encadena.readiness.wording.errors import sentence_of

CODES = [value for name, value in vars(errors).items() if name.isupper()]
FACTS = {"taken": "x", "where": "x", "number": 1, "count": 3, "on": "hoy", "limit": 500}


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_sentence(code: str) -> None:
    text = sentence_of(DomainError(code, **FACTS))
    assert "%(" not in text
    assert text != code
