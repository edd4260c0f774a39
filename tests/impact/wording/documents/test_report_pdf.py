"""The paper: every chapter is in it, it is accessible, and the same report gives the same bytes."""

import io
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from pypdf import PdfReader

from encadena.impact.rules.definitions import used
from encadena.impact.rules.report import Report, Scope
from encadena.impact.wording.documents.report_pdf import report_pdf
from encadena.impact.wording.documents.seal import Seal
from tests.impact.reports import REGIONS, a_report, an_empty_report

SEALED = Seal(digest="3f" * 32, data_version="1", published_on=date(2026, 3, 2))


def _whole(**changes: object) -> Report:
    return a_report(definitions=used(), **changes)  # type: ignore[arg-type]


@cache
def _paper(language: str) -> PdfReader:
    return PdfReader(io.BytesIO(report_pdf(_whole(), language, SEALED)))


def _text(paper: PdfReader) -> str:
    return " ".join(page.extract_text() for page in paper.pages).replace("\u00a0", " ").replace("\n", " ")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "es",
            ["Informe anual de", "En pocas palabras", "Las empresas", "Comprobaciones", "Definiciones", "Desgloses"],
        ),
        ("en", ["Yearly report on", "In a few words", "The firms", "Checks", "Definitions", "Breakdowns"]),
    ],
)
def test_every_chapter_is_in_the_language_of_its_reader(language: str, words: list[str]) -> None:
    text = _text(_paper(language))
    assert [word for word in words if word not in text] == []


def test_the_paper_is_tagged_and_says_its_title_and_language() -> None:
    paper = _paper("es")
    catalog = paper.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"].startswith("es")
    assert paper.metadata is not None
    assert "Informe anual" in str(paper.metadata.title)


def test_pages_are_numbered_and_carry_what_they_belong_to() -> None:
    paper = _paper("es")
    second = paper.pages[1].extract_text()
    assert f"Página 2 de {len(paper.pages)}" in second
    assert "Toda la red de centros" in second
    assert "Página" not in paper.pages[0].extract_text()


def test_the_hash_and_how_to_recompute_are_in_it() -> None:
    text = _text(_paper("es")).replace(" ", "")
    assert "3f" * 32 in text
    assert "Contenido" in _paper("es").pages[0].extract_text()
    assert "encadenareportnetwork" in text


def test_what_is_not_published_says_so() -> None:
    text = _text(PdfReader(io.BytesIO(report_pdf(_whole(), "es"))))
    assert "Sin publicar" in text
    assert "Huella" not in text


def test_the_same_report_gives_the_same_bytes() -> None:
    assert report_pdf(_whole(), "es", SEALED) == report_pdf(_whole(), "es", SEALED)


def test_an_empty_year_and_hidden_cells_make_a_paper_too() -> None:
    assert "ningún proyecto" in _text(PdfReader(io.BytesIO(report_pdf(an_empty_report(), "es"))))
    hidden = _text(PdfReader(io.BytesIO(report_pdf(_whole(public=True), "es"))))
    assert "reservado" in hidden
    assert "no se publican" in hidden


def test_long_and_strange_names_do_not_break_the_paper() -> None:
    name = 'Corporación "Ñandú" #{panic()} $x$ <b> \\ ' * 3
    whole = _whole(scope=Scope("operator", "largo", name))
    regions = whole.breakdowns[1]
    rows = tuple(replace(row, name=name) for row in regions.rows)
    report = replace(whole, breakdowns=(whole.breakdowns[0], replace(regions, rows=rows)))
    text = _text(PdfReader(io.BytesIO(report_pdf(report, "es"))))
    assert "#{panic()}" in text


def test_every_region_is_in_the_breakdowns() -> None:
    text = _text(_paper("es"))
    assert [name for name in REGIONS.values() if name.split()[0] not in text] == []
