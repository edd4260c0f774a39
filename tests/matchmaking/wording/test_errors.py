import ast
from pathlib import Path

import pytest
from django.utils import translation

import encadena.matchmaking
from encadena.kernel.errors import DomainError
from encadena.matchmaking.errors import RoundError
from encadena.matchmaking.wording import errors as wording

ROOM = Path(encadena.matchmaking.__file__).parent
RAISED = {"RoundError", "MeetingError", "UnreadableError", "AgendaError", "MoveError", "AgendaChanged"}


def codes() -> set[str]:
    """Every code that the room's sources name when they raise."""
    found = set()
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISED and node.args:
                found |= {c.value for c in ast.walk(node.args[0]) if isinstance(c, ast.Constant)}
    return found - {"dzn_unreadable"}


def test_every_code_that_is_raised_has_a_sentence() -> None:
    assert {code for code in codes() if code not in wording._SENTENCES} == set()


def test_a_sentence_names_the_facts() -> None:
    sentence = wording.sentence(RoundError("tables_out_of_range", count=0, most=500))

    assert "0" in sentence
    assert "500" in sentence


def test_a_code_of_somebody_else_is_said_as_such() -> None:
    assert wording.sentence_for("nothing_of_ours", {}) is None
    assert "nothing_of_ours" in wording.sentence(DomainError("nothing_of_ours"))


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_an_unreadable_problem_names_file_line_and_reason(language: str) -> None:
    params = {"file": "r.dzn", "place": 7, "reason": "comma_expected", "facts": {"found": "3"}}
    with translation.override(language):
        assert (wording.sentence_for("dzn_unreadable", params) or "").startswith("r.dzn:7: ")


def test_a_file_that_is_no_sheet_is_told_in_the_words_of_every_import() -> None:
    said = wording.sentence(DomainError("file_not_a_sheet", name="lista.xlsx", found="pdf"))

    assert "no una planilla" in said
    assert "file_not_a_sheet" not in said
