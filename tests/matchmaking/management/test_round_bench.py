from pathlib import Path

import pytest
from django.core.management import call_command
from tests.matchmaking.management.commands.test_round import IMPOSSIBLE, POSSIBLE

from encadena.engines.rounds.formats import json as rounds_json
from encadena.engines.rounds.generator import HALF_DAY, generate


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.dzn").write_text(POSSIBLE)
    (tmp_path / "b.dzn").write_text(IMPOSSIBLE)
    (tmp_path / "notes.txt").write_text("no problem at all")
    return tmp_path


def _code(*arguments: object) -> int:
    try:
        call_command("round", "bench", *map(str, arguments))
    except SystemExit as end:
        return int(str(end.code))
    return 0


def test_every_problem_of_a_folder_gets_a_line_and_all_a_total(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _code(folder) == 0
    _, one, other, total = capsys.readouterr().out.splitlines()
    assert one.split()[:4] == ["a", "optimal", "1", "1"]
    assert other.split()[:3] == ["b", "infeasible", "–"]
    assert total.startswith("Decididos 2 de 2")


def test_a_problem_left_open_shows_in_the_exit_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "c.json").write_text(rounds_json.dumps(generate(HALF_DAY)))
    assert _code(folder, "--pattern", "*.json", "--time-limit", "0.01") == 4
    assert "Decididos 0 de 1" in capsys.readouterr().out


def test_an_unreadable_problem_is_said_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _code(folder, "--pattern", "*.txt") == 2
    assert "notes.txt" in capsys.readouterr().err
