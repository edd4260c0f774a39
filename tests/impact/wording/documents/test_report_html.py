"""One file that loads nothing from anywhere."""

import re

from encadena.impact.rules.definitions import used
from encadena.impact.rules.report import Scope
from encadena.impact.wording.documents.report_html import report_html
from tests.impact.reports import a_report


def test_the_file_carries_all_that_it_needs() -> None:
    text = report_html(a_report(definitions=used()), "es")
    assert not re.search(r"<script|<link|src=|@import|url\(", text)
    assert text.count("<svg") == 8 + 1
    assert "--sea:#0b6b63" in text


def test_it_speaks_the_language_that_was_asked_for() -> None:
    assert '<html lang="en">' in report_html(a_report(), "en")
    assert "In a few words" in report_html(a_report(), "en")


def test_every_drawing_is_spoken_and_has_its_table() -> None:
    text = report_html(a_report(), "es")
    assert len(re.findall(r'class="chart" viewBox="[^"]+" role="img" aria-label="[^"]+"', text)) == 8
    assert text.count("<summary>") == 8


def test_names_are_escaped() -> None:
    text = report_html(a_report(scope=Scope("centre", "x", "<script>alert(1)</script>")), "es")
    assert "<script>" not in text
