import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from tests.cast import Cast
from tests.factories import a_rut
from tests.firms.spreadsheets import HEADINGS, some_rows, text, xlsx

from encadena.firms.models import Firm, Import


def run(path: Path, *options: str) -> tuple[int, str]:
    out = io.StringIO()
    try:
        call_command("import_firms", str(path), *options, stdout=out, stderr=io.StringIO())
    except SystemExit as stop:
        return int(stop.code or 0), out.getvalue()
    except CommandError as error:
        return error.returncode, str(error)
    return 0, out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "empresas.csv"
    path.write_bytes(text([HEADINGS, *some_rows(3)], encoding="cp1252"))
    return path


@pytest.fixture
def bad_file(tmp_path: Path) -> Path:
    rows = some_rows(3)
    rows[1][2] = "Talcahuno"
    path = tmp_path / "malas.xlsx"
    path.write_bytes(xlsx([HEADINGS, *rows]))
    return path


def made() -> int:
    return Firm.objects.filter(rut__startswith="7700000").count()


def test_a_good_file_is_written_and_the_second_time_changes_nothing(cast: Cast, file: Path) -> None:
    assert run(file, "--centre", cast.centre.slug)[0] == 0
    assert Firm.objects.get(rut=a_rut(77_000_000)).assignments.get().centre == cast.centre
    code, said = run(file, "--centre", cast.centre.slug)
    assert (code, made()) == (0, 3)
    assert "3 sin cambios" in said


def test_a_dry_run_writes_nothing_and_keeps_nothing(cast: Cast, file: Path) -> None:
    code, said = run(file, "--dry-run")
    assert (code, made(), Import.objects.count()) == (0, 0, 0)
    assert "3 nuevas" in said


def test_bad_cells_are_listed_by_file_row_and_column_and_nothing_is_written(cast: Cast, bad_file: Path) -> None:
    code, said = run(bad_file)
    assert (code, made()) == (1, 0)
    assert f"{bad_file}:3:Comuna: 'Talcahuno'" in said


def test_only_good_rows_writes_them_and_still_says_that_some_were_bad(cast: Cast, bad_file: Path) -> None:
    assert run(bad_file, "--only-good-rows")[0] == 1
    assert made() == 2


def test_json_holds_counts_and_every_issue(cast: Cast, bad_file: Path) -> None:
    code, said = run(bad_file, "--dry-run", "--json")
    facts: dict[str, Any] = json.loads(said)
    assert code == 1
    assert (facts["counts"]["new"], facts["counts"]["bad_rows"], facts["applied"]) == (2, 1, False)
    assert facts["issues"][0]["row"] == 3
    assert facts["issues"][0]["code"] == "commune_unknown"


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_file_that_is_not_what_its_name_says_ends_with_2_and_the_reason(
    cast: Cast, tmp_path: Path, options: tuple[str, ...]
) -> None:
    path = tmp_path / "empresas.xlsx"
    path.write_bytes(b"RUT;Nombre\n1-9;Ana\n")
    code, said = run(path, *options)
    assert code == 2
    assert "El nombre dice que es" in said


def test_a_file_that_is_not_there_or_far_too_big_ends_with_2(cast: Cast, tmp_path: Path) -> None:
    assert run(tmp_path / "nada.xlsx")[0] == 2
    big = tmp_path / "grande.xlsx"
    with big.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    code, said = run(big)
    assert code == 2
    assert "200 MB" in said


def test_the_system_may_be_told_whose_scope_counts_and_what_a_column_means(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text([["RUT", "Glosa"], [a_rut(77_000_000), "Panadería Sur SpA"]]))
    code, _said = run(path, "--user", cast.adviser.email, "--centre", cast.rival_centre.slug)
    assert code == 2
    code, _said = run(path, "--user", cast.adviser.email, "--centre", cast.centre.slug, "--column", "Glosa=name")
    assert code == 0
    assert Firm.objects.get(rut=a_rut(77_000_000)).name == "Panadería Sur SpA"
