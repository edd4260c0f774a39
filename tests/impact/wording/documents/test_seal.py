"""Where a document comes from, so that anybody can compute it again."""

from datetime import date

from encadena.impact.rules.report import Scope
from encadena.impact.wording.documents.seal import Seal, command, sealed
from tests.impact.reports import a_report


def test_the_command_names_the_year_and_the_scope() -> None:
    assert command(a_report()) == "encadena report network --year 2025 --format json"
    centre = a_report(scope=Scope("centre", "centro-ana", "Centro Ana"))
    assert command(centre) == "encadena report network --year 2025 --centre centro-ana --format json"


def test_a_published_report_says_its_day_and_its_hash() -> None:
    first, second, _third = sealed(a_report(), Seal("ab" * 32, "7", date(2026, 3, 2)))
    assert first.startswith("Informe publicado el 2 mar 2026")
    assert "ab" * 32 in second


def test_a_report_of_now_says_that_it_may_change() -> None:
    first, *rest = sealed(a_report(), Seal())
    assert "puede cambiar" in first
    assert len(rest) == 1
