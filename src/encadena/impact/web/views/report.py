"""The report of a year as the records stand now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ...actions.computed import report_now
from ...queries.access import live_scopes, may_publish, snapshots_visible_to
from ...wording.documents import Seal
from ...wording.report.names import scope_name
from ..report_access import reader, scope_or_404, told, year_or_404, years
from ..report_files import file_of
from ..report_page import page_of
from .published import published

LIVE = Seal()


@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    """The last year that is over; who reads nothing live is shown what was published."""
    user = reader(request)
    return report(request, None) if live_scopes(user) else published(request)


@require_safe
def report(request: HttpRequest, year: int | None) -> HttpResponse:
    user, year = reader(request), year_or_404(year)
    scope, scopes = scope_or_404(user, request.GET.get("ambito", ""))
    found = report_now(year, scope, actor=user)
    kept = snapshots_visible_to(user).filter(year=year, scope_kind=scope.kind, scope_key=scope.key)
    context = {
        **page_of(found, LIVE, linked=True),
        "year": year,
        "years": years(),
        "scope": told(scope),
        "scopes": [(told(one), scope_name(one)) for one in scopes],
        "snapshots": kept.order_by("-id")[:3],
        "may_publish": may_publish(user, scope),
    }
    return render(request, "impact/report.html", context)


@require_safe
def report_file(request: HttpRequest, year: int, ending: str) -> HttpResponse:
    user, year = reader(request), year_or_404(year)
    scope, _scopes = scope_or_404(user, request.GET.get("ambito", ""))
    return file_of(report_now(year, scope, actor=user), ending, LIVE)
