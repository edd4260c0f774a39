from encadena.readiness.wording.diagnosis import bounds_words, counts_words, verdict_words

SCORE = {"answered": 3, "not_applicable": 1, "unknown": 1, "unanswered": 0, "low": 33.4, "high": 66.7}


def test_a_score_says_its_denominator() -> None:
    assert counts_words(SCORE) == "3 con respuesta · 1 no aplica · 1 no sé"
    assert counts_words({**SCORE, "answered": 0, "not_applicable": 0, "unknown": 0}) == "sin preguntas"


def test_bounds_are_told_only_while_something_is_open() -> None:
    assert bounds_words(SCORE) == "entre 33 y 67, según lo que falta saber"
    assert bounds_words({**SCORE, "unknown": 0}) == ""


def test_not_knowing_is_a_verdict_of_its_own() -> None:
    assert verdict_words("not_known") == "No se sabe"
