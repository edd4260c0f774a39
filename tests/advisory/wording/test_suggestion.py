import pytest

from encadena.advisory.rules.suggestion import Advice, Suggestion
from encadena.advisory.wording.suggestion import told


@pytest.mark.parametrize("advice", list(Advice))
def test_every_suggestion_says_what_and_why(advice: Advice) -> None:
    what, why = told(Suggestion(advice, 3))
    assert what[0].isupper()
    assert "3" in why


def test_one_day_is_not_several() -> None:
    assert told(Suggestion(Advice.OVERDUE, 1))[1] == "El paso venció hace 1 día."
    assert told(Suggestion(Advice.PROMISED, 0))[1] == "Vence hoy."
