"""The text of a report is written from its numbers, whatever they are, in both languages."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given, settings

from encadena.impact.rules.figures import Count
from encadena.impact.rules.report import Report, Scope
from encadena.impact.wording.story import story_of
from tests.impact.random_reports import reports
from tests.impact.reports import a_report, an_empty_report, the_figures

BROKEN = re.compile(r"%\(|\bNone\b(?! of)|\bnan\b|\binf\b|  | [.,;:]|\.\.|[{}]|Decimal|<|\bTrue\b|\bFalse\b")
ONE_OF_MANY = re.compile(
    r"(?<![\d.,])1 (proyectos|empresas|alianzas|sesiones|horas|clientes|registros|cadenas|redes|días|meses|años"
    r"|projects|firms|alliances|sessions|hours|clients|records|chains|networks|days|months|years)\b"
)
SPANISH = re.compile(r"\b(el|los|las|empresas|proyectos|sesiones|hubo|entre|sin dato)\b")


def _sentences(report: Report) -> Iterator[str]:
    story = story_of(report)
    yield from (*story.notes, *story.lead)
    for chapter in story.chapters:
        yield from chapter.paragraphs
        for chart in chapter.charts:
            yield from (chart.text, chart.note)


def _everything(report: Report) -> Iterator[str]:
    story = story_of(report)
    yield from (story.title, story.scope, story.period, *_sentences(report))
    for big in story.big:
        yield from (big.label, big.shown.value, big.shown.note)
    for chapter in story.chapters:
        for chart in chapter.charts:
            yield from (chart.title, *chart.columns, *(cell for row in chart.rows for cell in row))
    for table in story.tables:
        yield from (table.title, table.note, *(c.label for c in table.columns))
        yield from (cell.text for line in table.lines for cell in line.cells)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_any_numbers_make_whole_sentences_in_spanish_and_in_english(report: Report) -> None:
    for language in ("es", "en"):
        with translation.override(language):
            for text in _everything(report):
                assert not BROKEN.search(text), (language, text)
                assert not ONE_OF_MANY.search(text), (language, text)
            for text in _sentences(report):
                assert text[0].isupper() or text[0].isdigit(), (language, text)
                assert text.endswith("."), (language, text)


@settings(max_examples=30, deadline=None)
@given(reports())
def test_no_spanish_is_left_on_an_english_report(report: Report) -> None:
    with translation.override("en"):
        for text in _sentences(report):
            assert not SPANISH.search(text.replace(report.scope.name or "—", "")), text


def test_the_year_of_the_published_text_reads_well() -> None:
    first, second, third = (text.replace("\u00a0", " ") for text in story_of(a_report()).lead)
    assert first.startswith("Durante el período estuvieron en marcha 147 proyectos de encadenamiento.")
    assert "cerca de 2.000 empresas (1.987)" in second
    assert "El 71,7 % de las empresas es microempresa" in second
    assert "El 48,0 % de las empresas es de propiedad femenina" in second
    assert "61,0 %" in second
    assert "cerca de 91.000 sesiones de asesoría (91.034)" in third
    assert "poco más de 9.000 horas (9.150)" in third


def test_kinds_are_named_by_their_number_and_the_largest_by_its_share() -> None:
    text = story_of(a_report()).chapters[0].paragraphs[0].replace("\u00a0", " ")
    assert "72 cadenas productivas locales, 38 redes de proveedores, 26 redes de negocios y 11 cadenas" in text
    assert "Casi la mitad (49,0 %) son cadenas productivas locales." in text


def test_a_year_that_still_runs_says_so_first() -> None:
    running = story_of(a_report(as_of=date(2025, 6, 3)))
    assert running.notes[0].startswith("El año sigue en curso: se cuenta hasta el 3 jun 2025")
    assert story_of(a_report()).notes == ()


def test_an_empty_year_says_that_nobody_recorded_anything() -> None:
    story = story_of(an_empty_report())
    assert story.lead == ("En este período no se registró ningún proyecto, ninguna alianza y ninguna sesión.",)
    assert [chapter.charts for chapter in story.chapters] == [(), (), ()]
    assert "No hay registros de este período" in story.notes[0]


def test_what_is_hidden_is_not_told_and_that_is_said() -> None:
    story = story_of(a_report(public=True))
    text = " ".join(paragraph for chapter in story.chapters for paragraph in chapter.paragraphs)
    assert "953" not in text
    assert "No se publica cuántas son de propiedad femenina" in text
    assert any("no se publican" in note for note in story.notes)


def test_one_project_is_told_in_the_singular() -> None:
    figures = the_figures() | {"projects": Count("projects", 1)}
    assert story_of(a_report(figures=figures, breakdowns=())).lead[0].startswith("Un proyecto de encadenamiento estuvo")


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (Scope(), "Toda la red de centros"),
        (Scope("region", "08", "Biobío"), "Región: Biobío"),
        (Scope("operator", "uno", "Operador Uno"), "Operador: Operador Uno"),
        (Scope("centre", "ana", "Centro Ana"), "Centro Ana"),
    ],
)
def test_the_report_says_what_it_is_about(scope: Scope, words: str) -> None:
    assert story_of(a_report(scope=scope)).scope == words
