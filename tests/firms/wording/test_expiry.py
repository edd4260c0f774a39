from datetime import timedelta

import pytest

from encadena.firms.wording.expiry import expiry_tone, expiry_words
from encadena.kernel import clock


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (200, "vigente hasta el", "good"),
        (12, "vence en 12 días (", "attention"),
        (1, "vence en 1 día (", "attention"),
        (0, "vence hoy", "attention"),
        (-1, "venció hace 1 día (", "bad"),
        (-40, "venció hace 40 días (", "bad"),
    ],
)
def test_an_end_is_told_in_days(days: int, words: str, tone: str) -> None:
    end = clock.today() + timedelta(days=days)
    assert expiry_words(end).startswith(words)
    assert expiry_tone(end) == tone


def test_an_unknown_end_is_said_to_be_unknown() -> None:
    assert expiry_words(None) == "sin vencimiento informado"
    assert expiry_tone(None) == "plain"
