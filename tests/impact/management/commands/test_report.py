import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from encadena.impact.planning import network_report, public_view
from encadena.impact.planning.keeping import hash_of
from encadena.impact.queries.places import scope_named
from encadena.impact.rules.packing import unpacked
from tests.impact.makers import YEAR, a_small_network

pytestmark = pytest.mark.django_db


def run(*options: str) -> tuple[int, str]:
    out = io.StringIO()
    try:
        call_command("report", "network", *options, stdout=out)
    except CommandError as error:
        return error.returncode, str(error)
    return 0, out.getvalue()


def test_json_holds_the_whole_report_and_its_hash() -> None:
    a_small_network()
    code, text = run("--year", str(YEAR))
    told = json.loads(text)
    assert code == 0
    assert unpacked(told) == network_report(YEAR)
    assert told["digest"] == hash_of(network_report(YEAR))
    assert told["figures"]["chain_female"] | {"of_known": 0.5, "yes": 2} == told["figures"]["chain_female"]


def test_a_part_or_only_what_is_published(tmp_path: Path) -> None:
    a_small_network()
    for option, kind, key in (
        ("--centre", "centre", "norte"),
        ("--operator", "operator", "op-uno"),
        ("--region", "region", "09"),
    ):
        _code, text = run("--year", str(YEAR), option, key)
        assert unpacked(json.loads(text)) == network_report(YEAR, scope_named(kind, key))
    _code, text = run("--year", str(YEAR), "--public")
    assert unpacked(json.loads(text)) == public_view(network_report(YEAR))


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("html", b"<!"), ("json", b"{")])
def test_every_format_is_written_to_a_file(form: str, begins: bytes, tmp_path: Path) -> None:
    a_small_network()
    file = tmp_path / f"informe.{form}"
    assert run("--year", str(YEAR), "--format", form, "--out", str(file)) == (0, "")
    assert file.read_bytes().lstrip().startswith(begins)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--year", "2025", "--region", "99"), "No hay una región con el código “99”"),
        (("--year", "2025", "--centre", "luna"), "Ningún centro se llama “luna”"),
        (("--year", "2025", "--operator", "nadie"), "Ningún operador con convenio se llama “nadie”"),
        (("--year", "2999"), "El año 2999 todavía no llega"),
        (("--year", "1990"), "1990 no es un año de la red"),
    ],
)
def test_what_does_not_exist_is_said_in_a_sentence_and_the_exit_code_is_two(
    options: tuple[str, ...], told: str
) -> None:
    code, text = run(*options)
    assert code == 2
    assert text.startswith(told)


def test_errors_come_in_the_language_asked_for() -> None:
    assert run("--year", "2999", "--lang", "en")[1].startswith("The year 2999 is still to come.")


def test_a_file_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    code, text = run("--year", "2016", "--out", str(tmp_path / "nowhere" / "x.json"))
    assert code == 2
    assert "No se pudo escribir" in text


def test_two_parts_at_once_are_refused() -> None:
    with pytest.raises(CommandError):
        call_command("report", "network", "--year", "2025", "--centre", "a", "--region", "08")
