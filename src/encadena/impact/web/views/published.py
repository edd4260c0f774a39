"""Reports that were frozen: read, compared with the records of today, published and withdrawn."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel.errors import DomainError

from ...actions.snapshot import freeze_report, publish_report, withdraw_report
from ...models import Snapshot
from ...planning.recounting import compare_snapshot
from ...planning.showing import report_shown_to
from ...queries.access import may_publish, scope_of_snapshot, snapshots_visible_to
from ...wording.differences import difference_lines
from ...wording.errors import sentence_of
from ...wording.report.names import scope_name
from ..report_access import own_snapshot, reader, scope_or_404, snapshot_or_404, year_or_404
from ..report_files import file_of
from ..report_page import page_of
from ..seals import seal_of

PAGE = 30


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    rows = snapshots_visible_to(reader(request)).select_related("made_by", "published_by")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    for row in page.object_list:
        row.about = scope_name(scope_of_snapshot(row))  # type: ignore[attr-defined]
    return render(request, "impact/published.html", {"page_obj": page})


@require_safe
def snapshot(request: HttpRequest, pk: int) -> HttpResponse:
    found = snapshot_or_404(request, pk)
    report = report_shown_to(request.user, found)
    context = {
        **page_of(report, seal_of(found), linked=False),
        "snapshot": found,
        "may_publish": may_publish(request.user, scope_of_snapshot(found)),
    }
    return render(request, "impact/snapshot.html", context)


@require_safe
def snapshot_file(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    found = snapshot_or_404(request, pk)
    return file_of(report_shown_to(request.user, found), ending, seal_of(found))


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    found = own_snapshot(request, pk)
    compared = compare_snapshot(found)
    context = {
        "snapshot": found,
        "about": scope_name(scope_of_snapshot(found)),
        "compared": compared,
        "lines": difference_lines(compared),
        "more": max(0, len(compared.differences) - len(difference_lines(compared))),
    }
    return render(request, "impact/compare.html", context)


@require_POST
def freeze(request: HttpRequest, year: int) -> HttpResponse:
    user, year = reader(request), year_or_404(year)
    scope, _scopes = scope_or_404(user, request.POST.get("ambito", ""))
    if not may_publish(user, scope):
        raise PermissionDenied
    try:
        made = freeze_report(year, scope, note=request.POST.get("note", ""), actor=user)
    except DomainError as error:
        messages.error(request, sentence_of(error))
        return redirect("impact:report", year)
    messages.success(request, _("Guardado como borrador. Revísalo y publícalo."))
    return redirect("impact:snapshot", made.pk)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found = own_snapshot(request, pk)
    return _done(request, found, lambda: publish_report(found, actor=reader(request)), _("Informe publicado."))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found, reason = own_snapshot(request, pk), request.POST.get("reason", "")
    return _done(
        request, found, lambda: withdraw_report(found, reason=reason, actor=reader(request)), _("Informe retirado.")
    )


def _done(request: HttpRequest, found: Snapshot, act: Callable[[], object], text: str) -> HttpResponse:
    try:
        act()
    except DomainError as error:
        messages.error(request, sentence_of(error))
    else:
        messages.success(request, text)
    return redirect("impact:snapshot", found.pk)
