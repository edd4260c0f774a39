from pathlib import Path

import pytest

from encadena.engines.rounds import measure
from encadena.engines.rounds.formats import json as rounds_json
from encadena.engines.rounds.generator import SMALL, generate
from encadena.engines.rounds.measure import UnsoundError, measured, problems_in
from encadena.engines.rounds.solution import Solution


def test_a_small_round_is_decided_and_its_first_agenda_is_timed() -> None:
    result = measured(generate(SMALL), seconds=60, workers=2)
    assert (result.status, result.decided) == ("optimal", True)
    assert result.first is not None
    assert result.first <= result.seconds


def test_an_agenda_that_the_checker_refuses_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = generate(SMALL)
    agenda = measure.solve(problem, seconds=60).schedule
    wrong = Solution("optimal", 99, 99, 0.0, agenda)
    monkeypatch.setattr(measure, "solve", lambda *args, **options: wrong)
    with pytest.raises(UnsoundError):
        measured(problem, seconds=1, workers=1)


def test_problems_of_a_folder_come_by_name(tmp_path: Path) -> None:
    for name in ("b.json", "a.json"):
        (tmp_path / name).write_text(rounds_json.dumps(generate(SMALL)))
    (tmp_path / "notes.txt").write_text("")
    assert [name for name, _ in problems_in(tmp_path, "*.json")] == ["a", "b"]
