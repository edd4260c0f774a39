"""The report as a download, in the language of its reader."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.utils.translation import get_language

from ..planning.keeping import text_of
from ..rules.report import Report
from ..wording.documents import Seal, report_html, report_pdf, report_xlsx
from ..wording.documents.report_pdf import KIND as PDF
from ..wording.documents.report_xlsx import KIND as XLSX

Maker = Callable[[Report, str, Seal], bytes]
MAKERS: dict[str, tuple[str, Maker]] = {
    "pdf": (PDF, report_pdf),
    "xlsx": (XLSX, report_xlsx),
    "html": ("text/html; charset=utf-8", lambda report, language, seal: report_html(report, language, seal).encode()),
    "json": ("application/json", lambda report, _language, _seal: text_of(report).encode()),
}


def file_of(report: Report, ending: str, seal: Seal) -> HttpResponse:
    """Raises 404 for an ending that nobody makes."""
    kind, content = made(report, ending, seal, language())
    return as_download(content, kind, file_name(report, ending))


def made(report: Report, ending: str, seal: Seal, language: str) -> tuple[str, bytes]:
    if ending not in MAKERS:
        raise Http404
    kind, maker = MAKERS[ending]
    return kind, maker(report, language, seal)


def as_download(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def file_name(report: Report, ending: str) -> str:
    scope = slugify(report.scope.name or report.scope.key) if report.scope.key else "red"
    return f"informe-{report.year}-{scope[:60]}.{ending}"


def language() -> str:
    return (get_language() or "es")[:2]
