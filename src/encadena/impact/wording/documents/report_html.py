"""The report as one file that is sent on: its own style, drawings inside, nothing to load."""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from encadena.ui.charts import COLOURS

from ...rules.report import Report
from ..report.definitions import defined
from ..report.stated import check_lines, stated_lines
from ..story import story_of
from .paper import definition_rows, rounding, state_of
from .seal import Seal, sealed

NO_SEAL = Seal()
_STYLE = Path(__file__).with_name("report.css")


def report_html(report: Report, language: str, seal: Seal = NO_SEAL) -> str:
    with translation.override(language):
        return render_to_string(
            "impact/file.html",
            {
                "story": story_of(report),
                "state": state_of(seal),
                "digest": seal.digest,
                "stated": stated_lines(report),
                "checks": check_lines(report),
                "definitions": [(one, definition_rows(one)) for one in defined(report)],
                "sealed": sealed(report, seal),
                "rounding": rounding(),
                "style": _style(),
                "mark": _mark(),
            },
        )


def _style() -> SafeString:
    """Colours by the names that drawings use, then the sheet. No page may carry one; this is a file of its own."""
    names = "".join(f"{variable}:{paper};" for paper, variable in COLOURS.values())
    return mark_safe(f"<style>:root{{{names}}}\n{_STYLE.read_text()}</style>")  # noqa: S308  our own file


@cache
def _mark() -> SafeString:
    return mark_safe(Path(str(finders.find("ui/mark.svg"))).read_text())  # noqa: S308  our own file
