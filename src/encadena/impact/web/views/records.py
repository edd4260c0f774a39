"""Any number of the report opens the records that it counted."""

from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from encadena.kernel.errors import DomainError

from ...actions.computed import report_now
from ...choices import Part
from ...planning.records import EXPORTED, Opened, every_page, opened
from ...rules.asked import Asked, records_in
from ...rules.definitions import DEFINITIONS
from ...rules.figures import Portion
from ...rules.report import Report
from ...wording.records import PARTS, headings_of, line_of
from ...wording.report.names import figure_name, row_name, scope_name
from ...wording.report.values import shown
from ..record_sheet import write_lines
from ..report_access import reader, scope_or_404, told, year_or_404


@require_safe
def record_list(request: HttpRequest, year: int, code: str) -> HttpResponse:
    report, asked = _report(request, year), _asked(request, code)
    page = _opened(request, report, asked)
    context = {
        "year": report.year,
        "name": figure_name(code),
        "definition": _(DEFINITIONS[code].counts),
        "value": shown(page.figure) if not asked.part else None,
        "row": _row(report, asked),
        "scope_name": scope_name(report.scope),
        "headings": headings_of(type(page.rows[0])) if page.rows else (),
        "lines": [line_of(row, page) for row in page.rows],
        "page": page,
        "seen": page.total - page.unseen,
        "parts": _parts(report, asked, page),
        "both": [
            (figure_name(one), _address(report, Asked(one, asked.dimension, asked.key))) for one in _divided(code)
        ],
        "back": f"{reverse('impact:report', args=[report.year])}?{_scope(report)}",
        "sheet": _address(report, asked, "impact:record_sheet") if page.rows else "",
    }
    return render(request, "impact/records.html", context)


@require_safe
def record_sheet(request: HttpRequest, year: int, code: str) -> FileResponse:
    """All of them, as far as the reader sees them and up to ``EXPORTED``."""
    report, asked = _report(request, year), _asked(request, code)
    page = _opened(request, report, asked)
    columns = headings_of(type(page.rows[0])) if page.rows else ("",)
    pages = every_page(reader(request), report, asked)
    lines = (line_of(row, one) for one in pages for row in one.rows)
    file = write_lines(figure_name(code), columns, lines, limit=EXPORTED)
    return FileResponse(file, as_attachment=True, filename=f"{slugify(figure_name(code))}-{report.year}.xlsx")


def _report(request: HttpRequest, year: int) -> Report:
    user = reader(request)
    scope, _scopes = scope_or_404(user, request.GET.get("ambito", ""))
    return report_now(year_or_404(year), scope, actor=user)


def _asked(request: HttpRequest, code: str) -> Asked:
    return Asked(code, *(request.GET.get(name, "")[:80] for name in ("por", "fila", "parte")))


def _opened(request: HttpRequest, report: Report, asked: Asked) -> Opened:
    try:
        return opened(reader(request), report, asked, after=request.GET.get("desde", "")[:40])
    except DomainError as error:
        raise Http404 from error


def _row(report: Report, asked: Asked) -> str:
    rows = next((one.rows for one in report.breakdowns if one.dimension == asked.dimension), ())
    return next((row_name(asked.dimension, row) for row in rows if row.key == asked.key), "")


def _parts(report: Report, asked: Asked, page: Opened) -> list[dict[str, object]]:
    """Of a share: all, yes, no and unknown as tabs."""
    if not isinstance(page.figure, Portion):
        return []
    return [
        {
            "label": str(PARTS[Part(part)]) if part else _("Todas"),
            "url": _address(report, Asked(asked.code, asked.dimension, asked.key, part)),
            "active": part == asked.part,
            "count": records_in(page.figure, part),
        }
        for part in ("", *Part)
    ]


def _divided(code: str) -> tuple[str, ...]:
    return DEFINITIONS[code].of or ()


def _scope(report: Report) -> str:
    return urlencode({"ambito": told(report.scope)} if told(report.scope) else {})


def _address(report: Report, asked: Asked, name: str = "impact:records") -> str:
    wanted = {"ambito": told(report.scope), "por": asked.dimension, "fila": asked.key, "parte": asked.part}
    query = urlencode({key: value for key, value in wanted.items() if value})
    return f"{reverse(name, args=[report.year, asked.code])}{'?' if query else ''}{query}"
