import json
from pathlib import Path

import pytest
from django.core.management import call_command
from tests.matchmaking.management.commands.test_round import POSSIBLE

from encadena.engines.rounds.craft import fixed
from encadena.engines.rounds.formats import json as round_json
from encadena.engines.rounds.formats.read import read_problem
from encadena.engines.rounds.generator import SMALL, generate


@pytest.fixture
def known(tmp_path: Path) -> Path:
    path = tmp_path / "known.json"
    path.write_text(round_json.dumps(generate(SMALL)))
    return path


def _code(*arguments: object) -> int:
    try:
        call_command("round", "craft", *map(str, arguments))
    except SystemExit as end:
        return int(str(end.code))
    return 0


def test_a_new_problem_is_written_and_can_be_read(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = known.with_name("new.json")
    assert _code(known, new, "--kind", "fixed40", "--seed", 3) == 0
    assert read_problem(new) == fixed(read_problem(known), 3, share=0.4)
    assert "un problema nuevo de 40 reuniones" in capsys.readouterr().out


def test_two_events_become_one(known: Path, tmp_path: Path) -> None:
    (tmp_path / "other.dzn").write_text(POSSIBLE)
    assert _code(known, tmp_path / "both.json", "--merge", tmp_path / "other.dzn") == 0
    assert len(json.loads((tmp_path / "both.json").read_text())["meetings"]) == 42


def test_what_the_format_cannot_say_is_refused_in_words(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _code(known, known.with_name("new.dzn")) == 2
    assert "new.dzn" in capsys.readouterr().err
    assert not known.with_name("new.dzn").exists()
