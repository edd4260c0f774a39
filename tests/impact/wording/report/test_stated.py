"""What was published beside what was counted."""

import pytest

from encadena.impact.rules.report import Stated
from encadena.impact.tables import rows_of
from encadena.impact.wording.report.stated import CHECKS, check_lines, in_unit, stated_lines
from tests.impact.reports import a_report


def test_each_published_figure_says_its_words_its_number_and_whether_they_agree() -> None:
    lines = {line.stated.key: line for line in stated_lines(a_report())}
    about = lines["alliances"]
    assert (about.said, about.computed, about.verdict, about.tone) == ("cerca de 2.000", "2.013", "Coincide", "good")
    other = lines["chain-female"]
    assert (other.computed.replace("\u00a0", " "), other.verdict, other.tone) == ("51,2 %", "No coincide", "attention")
    assert lines["project-duration"].said == "al menos 1 año"
    assert lines["project-duration"].verdict == "No se puede decir"


def test_what_the_network_keeps_no_records_of_is_said_and_not_computed() -> None:
    line = stated_lines(a_report())[-1]
    assert (line.computed, line.verdict, line.tone) == ("—", "La red no lleva registros de esto", "plain")


def test_an_unclear_sentence_says_what_is_unclear() -> None:
    lines = {line.stated.key: line for line in stated_lines(a_report())}
    assert "microempresas o de todas" in lines["chain-smallest-share"].words.ambiguity
    assert "Sercotec" in lines["chain-smallest-share"].words.source


def test_a_figure_of_elsewhere_keeps_its_own_words() -> None:
    own = Stated("mine", 3.0, "exact", "firms", "Chile", "2024", "Basis", "Unclear", "Source")
    (line,) = stated_lines(a_report(stated=(own,)))
    assert (line.words.subject, line.words.source, line.said) == ("mine", "Source", "3")


def test_checks_are_passed_failed_or_cannot_be_said() -> None:
    lines = {line.check.key: line for line in check_lines(a_report())}
    assert lines["gender-reported"].expected.replace("\u00a0", " ") == "78,7 % ± 1,6 %"
    assert (lines["gender-reported"].verdict, lines["gender-reported"].tone) == ("Se cumple", "good")
    assert (lines["firms-per-project"].verdict, lines["firms-per-project"].computed) == ("No se cumple", "15,10")
    assert lines["hours-per-linked-session"].verdict == "No se puede decir"


def test_every_check_of_the_table_has_words() -> None:
    assert {row["key"] for row in rows_of("checks")} == set(CHECKS)


@pytest.mark.parametrize("unit", sorted({row["unit"] for row in rows_of("stated")}))
def test_every_unit_of_the_table_can_be_read(unit: str) -> None:
    assert in_unit(12, unit)[-1] not in "()"
