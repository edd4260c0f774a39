import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from encadena.engines.rounds.formats import json as rounds_json
from encadena.engines.rounds.formats import xlsx
from encadena.engines.rounds.generator import HALF_DAY, SMALL, generate

POSSIBLE = """nBusiness = 3; nMeetings = 2; nTables = 1; nTotalSlots = 3; nMorningSlots = 3;
requested = [|1, 2, 3 |1, 3, 3|];
forbidden = [{2}, {0}, {0}];
fixed = [0, 0]; precedences = [{}, {}];
"""
PROGRAM = [sys.executable, "-c", "from encadena.site.cli import main; main()"]
IMPOSSIBLE = POSSIBLE.replace("nTotalSlots = 3; nMorningSlots = 3", "nTotalSlots = 2; nMorningSlots = 2")


@pytest.fixture
def possible(tmp_path: Path) -> Path:
    path = tmp_path / "round.dzn"
    path.write_text(POSSIBLE)
    return path


def _run(*arguments: object) -> int:
    """Exit code of ``encadena round``."""
    try:
        call_command("round", *map(str, arguments))
    except SystemExit as end:
        return int(str(end.code))
    return 0


def test_solve_writes_what_check_reads(possible: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("solve", possible, "--json") == 0
    text = capsys.readouterr().out
    solution = json.loads(text)
    assert (solution["status"], solution["objective"], solution["bound"]) == ("optimal", 1, 1)
    assert {row["slot"] for row in solution["meetings"]} == {1, 3}
    assert [(row["id"], row["table"]) for row in solution["meetings"]] == [(1, 1), (2, 1)]
    agenda = possible.with_name("agenda.json")
    agenda.write_text(text)
    assert _run("check", possible, agenda, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"violations": [], "objective": 1, "spread": 1}


def test_waits_are_shortened_when_asked_and_their_length_is_told(
    possible: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("solve", possible, "--shorter", "--json") == 0
    solution = json.loads(capsys.readouterr().out)
    assert (solution["objective"], solution["idle"], solution["idle_bound"]) == (1, 1, 1)
    assert _run("solve", possible, "--shorter") == 0
    assert "suman 1 horarios libres, lo menos posible" in capsys.readouterr().out


def test_check_says_in_words_what_an_agenda_breaks(possible: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agenda = possible.with_name("agenda.json")
    agenda.write_text(json.dumps({"meetings": [{"id": 1, "slot": 2}]}))
    assert _run("check", possible, agenda) == 1
    shown = capsys.readouterr().out
    assert "La reunión 2 no tiene horario." in shown
    assert "En el horario 2, el participante 1 no está" in shown


def test_an_impossible_round_says_who_cannot_fit(possible: Path, capsys: pytest.CaptureFixture[str]) -> None:
    possible.write_text(IMPOSSIBLE)
    assert _run("solve", possible) == 3
    assert "El participante 1 tiene 2 reuniones y solo puede estar en 1 horarios." in capsys.readouterr().out
    assert _run("solve", possible, "--json") == 3
    document = json.loads(capsys.readouterr().out)
    assert (document["status"], document["meetings"]) == ("infeasible", [])
    assert document["reasons"][0]["code"] == "participant_overfull"
    assert document["reasons"][0]["participants"] == [1]


def test_time_that_ends_before_the_first_agenda_has_its_own_code(tmp_path: Path) -> None:
    path = tmp_path / "round.json"
    path.write_text(rounds_json.dumps(generate(HALF_DAY)))
    assert _run("solve", path, "--time-limit", "0.000001") == 4


def test_an_unreadable_file_is_named_with_line_and_reason(possible: Path, capsys: pytest.CaptureFixture[str]) -> None:
    possible.write_text(POSSIBLE.replace("|1, 3, 3|", "|1 3, 3|"))
    assert _run("solve", possible) == 2
    assert "round.dzn:2: falta una coma antes de “3”" in capsys.readouterr().err
    assert _run("check", possible, possible, "--json") == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert (error["file"], error["place"], error["code"]) == ("round.dzn", 2, "comma_expected")


def test_an_unreadable_agenda_is_refused_too(possible: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("check", possible, possible) == 2
    assert "round.dzn:1: no es JSON válido" in capsys.readouterr().err
    assert _run("check", possible, possible.with_name("none.json")) == 2


def test_a_workbook_is_solved_by_its_own_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rueda.xlsx"
    path.write_bytes(xlsx.dumps(generate(SMALL)))
    assert _run("solve", path) == 0
    shown = capsys.readouterr()
    assert "La mejor agenda posible: 0 esperas" in shown.out
    assert "M1: B1 – F" in shown.out
    assert "esperas" in shown.err


@pytest.mark.parametrize("wrong", ["--time-limit=-1", "--time-limit=nan", "--workers=0", "--seed=x"])
def test_a_nonsensical_option_is_refused(possible: Path, wrong: str) -> None:
    with pytest.raises(CommandError):
        _run("solve", possible, wrong)


def test_interrupting_keeps_the_best_so_far(tmp_path: Path) -> None:
    path = tmp_path / "round.json"
    path.write_text(rounds_json.dumps(generate(HALF_DAY)))
    search = subprocess.Popen(
        [*PROGRAM, "round", "solve", str(path), "--time-limit", "300"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert search.stderr is not None
    search.stderr.readline()  # the first agenda
    search.send_signal(signal.SIGINT)
    shown, _ = search.communicate(timeout=120)
    assert search.returncode == 0
    assert "Agenda con" in shown


def test_fairness_is_that_of_the_file_unless_asked_for(possible: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("solve", possible, "--json", "--fairness", 1) == 0
    assert json.loads(capsys.readouterr().out)["gap"] == 0
    assert _run("solve", possible, "--json", "--fairness", 0) == 3
    assert json.loads(capsys.readouterr().out)["reasons"][0]["code"] == "fairness_impossible"
    with pytest.raises(CommandError, match="fairness"):
        _run("solve", possible, "--fairness", -1)


def test_solve_says_what_decided_and_after_how_much_work(possible: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("solve", possible, "--json") == 0
    solution = json.loads(capsys.readouterr().out)
    assert solution["method"] in ("sat", "flow", "local search")
    assert solution["nodes"] >= 0
