"""The report on paper: A4, for a public agency to publish; tagged and with alternative texts (PDF/UA-1)."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst
from django.contrib.staticfiles import finders
from django.utils import translation

from ...rules.report import Report
from .paper import paper_of
from .seal import Seal

KIND = "application/pdf"
_TEMPLATE = Path(__file__).with_name("report.typ")
NO_SEAL = Seal()


def report_pdf(report: Report, language: str, seal: Seal = NO_SEAL) -> bytes:
    """The same report and seal give the same bytes: the date in the file is the last day that the report looks at."""
    with translation.override(language):
        inputs = {"data": json.dumps(paper_of(report, seal), ensure_ascii=False), "mark": _mark()}
    made = datetime.combine(seal.published_on or report.as_of, datetime.min.time(), UTC)
    paper = typst.compile(
        _TEMPLATE.read_bytes(),
        sys_inputs=inputs,
        font_paths=_fonts(),
        pdf_standards="ua-1",
        timestamp=int(made.timestamp()),
    )
    return bytes(paper)


@cache
def _fonts() -> "typst.Fonts":
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


@cache
def _mark() -> str:
    """The two linked rings."""
    return Path(str(finders.find("ui/mark.svg"))).read_text()
