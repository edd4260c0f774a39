import json
from pathlib import Path

import pytest
from django.core.management import call_command

from encadena.engines.rounds.formats import json as rounds_json
from encadena.engines.rounds.formats.json import agenda_rows
from encadena.engines.rounds.problem import Meeting, Problem, Schedule, Slot

PROBLEM = Problem(
    ("B1", "B2", "F1", "F2"),
    (Meeting("M1", "B1", "F1"), Meeting("M2", "B2", "F2")),
    tuple(Slot(i, 2) for i in range(1, 6)),
)
AGENDA = Schedule({"M1": 1, "M2": 1}, {"M1": 1, "M2": 2})
SITUATION = {
    "schema": "encadena.live/1",
    "now": 1,
    "frozen": 0,
    "absent": [{"participant": "F1", "slots": [1, 2, 3, 4, 5]}],
    "waiting": [{"id": "W1", "participants": ["B1", "F2"], "value": 4}],
}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Problem, agenda and situation."""
    documents = {
        "round.json": rounds_json.dumps(PROBLEM),
        "agenda.json": json.dumps({"meetings": agenda_rows(PROBLEM, AGENDA)}),
        "live.json": json.dumps(SITUATION),
    }
    for name, text in documents.items():
        (tmp_path / name).write_text(text)
    return [str(tmp_path / name) for name in documents]


def _run(*arguments: str) -> int:
    try:
        call_command("round", "repair", *arguments)
    except SystemExit as end:
        return int(str(end.code))
    return 0


def test_a_repair_is_written_as_an_agenda_with_its_changes(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(*files, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert [(row["id"], row["slot"]) for row in document["meetings"]] == [("M2", 1), ("W1", 2)]
    assert (document["value"], document["value_bound"], document["objective"]) == (4.0, 4.0, 0)
    assert [(c["meeting"], c["kind"], c["reason"]["code"]) for c in document["changes"]] == [
        ("M1", "cancelled", "participant_absent"),
        ("W1", "added", "free_place"),
    ]


def test_a_repair_is_told_in_words(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(*files) == 0
    shown = capsys.readouterr().out
    assert "La reunión M1 se cancela; estaba en el horario 1. No está: F1." in shown
    assert "La reunión W1 entra en el horario 2. Había un lugar libre en el horario 2." in shown
    assert "Cambios: 2. Esperas: 0. Valor agregado: 4, que no puede pasar de 4" in shown


def test_a_situation_that_contradicts_the_round_is_refused_in_words(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(files[2]).write_text(json.dumps({**SITUATION, "now": 9}))
    assert _run(*files) == 2
    assert "live.json: el horario 9 no existe" in capsys.readouterr().err
