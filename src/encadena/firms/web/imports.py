"""Screens of the spreadsheet import: upload, columns, review, result. All of them below ``/empresas/importar/``."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.rules import require_role
from encadena.jobs.actions import enqueue
from encadena.jobs.models import Job
from encadena.jobs.queries import latest_job, under_way
from encadena.kernel.errors import DomainError

from ..actions import importing
from ..choices import ChangeState, ImportJob, ImportState, IssueLevel, RowOutcome
from ..models import Import
from ..queries.imports import IMPORTERS, imports_visible_to, sources_of, totals_of
from ..rules.sheets.archives import MAX_ROWS
from ..rules.sheets.kinds import MAX_BYTES
from ..wording.imports import field_label, sentence, sentence_for, shown_value
from .access import reader
from .import_forms import ColumnsForm, UploadForm
from .import_sheets import write_problems, write_template

CHECK, APPLY, UNDO = ImportJob.CHECK.value, ImportJob.APPLY.value, ImportJob.UNDO.value
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PER_PAGE = 50
WORKING = frozenset({ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING})
EDITABLE = frozenset({ImportState.UPLOADED, ImportState.MAPPED, ImportState.CHECKED, ImportState.FAILED})
TONES = {
    ImportState.APPLIED: "good", ImportState.FAILED: "bad", ImportState.CHECKED: "attention",
    ImportState.UPLOADED: "attention", ImportState.MAPPED: "attention",
}  # fmt: skip


@require_role(*IMPORTERS)
def import_list(request: HttpRequest) -> HttpResponse:
    """Upload a file, and the imports so far."""
    user = reader(request)
    form = UploadForm(user, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data, upload = form.cleaned_data, form.cleaned_data["file"]
        try:
            batch = importing.receive_file(
                upload=upload, name=upload.name, centre=data["centre"], source=data["source"], actor=user
            )
        except DomainError as error:
            form.add_error("file", sentence_for(error))
        else:
            return redirect("firms:import_columns", batch.pk)
    page = Paginator(imports_visible_to(user), 20).get_page(request.GET.get("page"))
    for batch in page:
        batch.tone = TONES.get(ImportState(batch.state), "plain")  # type: ignore[attr-defined]
        batch.url, batch.note = reverse("firms:import", args=[batch.pk]), batch.source  # type: ignore[attr-defined]
    context = {"form": form, "page_obj": page, "max_mb": MAX_BYTES // 1024 // 1024, "max_rows": MAX_ROWS}
    return render(request, "firms/imports/list.html", context, status=422 if form.errors else 200)


@require_role(*IMPORTERS)
def template(request: HttpRequest) -> FileResponse:
    return FileResponse(write_template(), as_attachment=True, filename=_("plantilla-empresas.xlsx"), content_type=TYPE)


@require_role(*IMPORTERS)
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """What each column means; choosing starts the check."""
    batch = _visible(request, pk)
    if batch.state not in EDITABLE:
        return redirect("firms:import", pk)
    form = ColumnsForm(batch, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            importing.set_columns(
                batch, fields=form.chosen(), source=form.cleaned_data["source"], actor=reader(request)
            )
        except DomainError as error:
            form.add_error(None, sentence_for(error))
        else:
            enqueue(CHECK, args={"import_id": pk}, actor=reader(request), subject=batch)
            return redirect("firms:import", pk)
    context = {"batch": batch, "form": form, "sources": sources_of(batch.centre)}
    return render(request, "firms/imports/columns.html", context, status=422 if form.errors else 200)


@require_role(*IMPORTERS)
@require_POST
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Another sheet, or the headings in another row."""
    batch = _visible(request, pk)
    row = request.POST.get("row", "")
    numbers = [int(row)] if row.isdigit() and row.isascii() and len(row) < 7 else None
    try:
        importing.describe_sheet(
            batch, sheet=request.POST.get("sheet") or None, heading_rows=numbers, actor=reader(request)
        )
    except DomainError as error:
        messages.error(request, sentence_for(error))
    return redirect("firms:import_columns", pk)


@require_role(*IMPORTERS)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """What would happen, what is wrong; afterwards what was done."""
    batch = _visible(request, pk)
    if batch.state == ImportState.UPLOADED:
        return redirect("firms:import_columns", pk)
    view = request.GET.get("ver") or _first_view(batch)
    context = {
        "batch": batch,
        "job": _job_of(batch),
        "working": batch.state in WORKING,
        "state_tone": TONES.get(ImportState(batch.state), "plain"),
        "totals": totals_of(batch),
        "good_firms": batch.counts.get("new", 0) + batch.counts.get("changed", 0),
        "twin": imports_visible_to(request.user).filter(pk=batch.counts.get("twin")).first(),
        "failure": sentence(batch.failure["code"], batch.failure.get("params", {}))
        if batch.failure.get("code")
        else "",
        "view": view,
        "tabs": _tabs(batch, view),
        "page_obj": _page(request, batch, view),
        "may_discard": batch.state in EDITABLE,
    }
    return render(request, "firms/imports/review.html", context)


@require_role(*IMPORTERS)
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    return _start(request, pk, CHECK, EDITABLE - {ImportState.UPLOADED} | {ImportState.CHECKING})


@require_role(*IMPORTERS)
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """All or nothing, or (``buenas``) only the good rows."""
    only_good = request.POST.get("modo") == "buenas"
    allowed = frozenset({ImportState.CHECKED, ImportState.FAILED, ImportState.APPLYING})
    return _start(request, pk, APPLY, allowed, only_good_rows=only_good)


@require_role(*IMPORTERS)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    return _start(request, pk, UNDO, frozenset({ImportState.APPLIED, ImportState.UNDOING, ImportState.UNDONE}))


@require_role(*IMPORTERS)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    batch = _visible(request, pk)
    try:
        importing.discard_import(batch, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence_for(error))
        return redirect("firms:import", pk)
    messages.success(request, _("Descartaste %(name)s. No se había escrito nada.") % {"name": batch.file_name})
    return redirect("firms:imports")


@require_role(*IMPORTERS)
def errors(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The file with its bad cells marked: ``?filas=todas`` for all rows, otherwise only those left out."""
    batch = _visible(request, pk)
    try:
        file = write_problems(batch, everything=request.GET.get("filas") == "todas")
    except DomainError as error:
        messages.error(request, sentence_for(error))
        return redirect("firms:import", pk)
    name = _("por-corregir-%(name)s.xlsx") % {"name": batch.file_name.rsplit(".", 1)[0]}
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPE)


def _visible(request: HttpRequest, pk: int) -> Import:
    return get_object_or_404(imports_visible_to(request.user), pk=pk)


def _start(request: HttpRequest, pk: int, kind: str, allowed: frozenset[ImportState], **args: Any) -> HttpResponse:
    """Queue the work unless the import is elsewhere already; the review page shows how it goes."""
    batch = _visible(request, pk)
    if batch.state not in allowed:
        messages.error(request, sentence("import_busy", {"state": batch.state}))
    elif not under_way(kind, batch):
        enqueue(kind, args={"import_id": pk, **args}, actor=reader(request), subject=batch)
    return redirect("firms:import", pk)


def _job_of(batch: Import) -> Job | None:
    """The work under way, or the last one when it went wrong."""
    found = [job for kind in (CHECK, APPLY, UNDO) if (job := latest_job(kind, batch))]
    last = max(found, key=lambda job: job.pk, default=None)
    return last if last and (last.open or batch.state in WORKING) else None


def _first_view(batch: Import) -> str:
    if batch.state in {ImportState.UNDONE, ImportState.FAILED} and batch.counts.get("refused"):
        return "quedaron"
    return "errores" if batch.counts.get("errors") else "nuevas" if batch.counts.get("new") else "cambian"


def _tabs(batch: Import, view: str) -> list[dict[str, Any]]:
    counts = batch.counts
    tabs = [
        ("errores", _("Celdas con errores"), counts.get("errors", 0)),
        ("avisos", _("Avisos"), counts.get("warnings", 0)),
        ("nuevas", _("Nuevas"), counts.get("new", 0)),
        ("cambian", _("Cambian"), counts.get("changed", 0)),
        ("iguales", _("Sin cambios"), counts.get("unchanged", 0)),
    ]
    if counts.get("refused"):
        tabs.insert(0, ("quedaron", _("No se deshicieron"), counts["refused"]))
    address = reverse("firms:import", args=[batch.pk])
    return [
        {"label": label, "url": f"{address}?ver={key}#detalle", "active": key == view, "count": count}
        for key, label, count in tabs
    ]


def _page(request: HttpRequest, batch: Import, view: str) -> Page[Any]:
    outcomes = {"nuevas": RowOutcome.NEW, "cambian": RowOutcome.CHANGED, "iguales": RowOutcome.UNCHANGED}
    if view in outcomes:
        found: Any = batch.rows.filter(outcome=outcomes[view])
    elif view == "quedaron":
        found = batch.changes.filter(state=ChangeState.REFUSED)
    else:
        found = batch.issues.filter(level=IssueLevel.WARNING if view == "avisos" else IssueLevel.ERROR)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    for item in page:
        if view in outcomes:
            item.lines = [
                (field_label(key), shown_value(key, before), shown_value(key, after))
                for key, (before, after) in item.changes.items()
            ]
        elif view == "quedaron":
            item.why = sentence(item.reason, {})
        else:
            item.why = sentence(item.code, item.params, item.value)
    return page
