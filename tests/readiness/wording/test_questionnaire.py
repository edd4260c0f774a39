import pytest

from encadena.engines.readiness import validation
from encadena.engines.readiness.validation import Problem
from encadena.readiness.wording.questionnaire import kinds_words, problem_words

CODES = [value for name, value in vars(validation).items() if name.isupper() and isinstance(value, str)]
FACTS = {
    "language": "en",
    "part": "level 2",
    "taken": "a",
    "other": "b",
    "kind": "x",
    "threshold": 0,
    "value": 9,
    "where": "x",
}


@pytest.mark.parametrize("code", [*CODES, "unreadable"])
def test_every_problem_has_its_sentence(code: str) -> None:
    text = problem_words(Problem(code, params=FACTS))
    assert "%(" not in text
    assert text.endswith(".")


def test_a_missing_text_says_which_and_in_which_language() -> None:
    problem = Problem(validation.TEXT_MISSING, params={"language": "en", "part": "level 2"})
    assert problem_words(problem) == "Falta el texto en inglés (nivel 2)."


def test_kinds_are_told_by_their_names() -> None:
    assert kinds_words(["food", "micro"]) == "Alimentos o bebidas, Micro"
