"""Spreadsheets in: upload, review, apply, undo; all of it below ``/asesoria/intercambio/``."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.rules import require_role
from encadena.firms.choices import ChangeState, ImportState
from encadena.firms.rules.sheets.archives import MAX_ROWS
from encadena.firms.rules.sheets.codes import IMPORT_BUSY
from encadena.firms.rules.sheets.kinds import MAX_BYTES
from encadena.jobs.actions import enqueue
from encadena.jobs.models import Job
from encadena.jobs.queries import latest_job, under_way
from encadena.kernel.errors import DomainError
from encadena.ui import figures

from ...actions import exchange
from ...choices import ExchangeJob, MadeKind, SheetSubject
from ...models import SheetImport
from ...queries.exchange import IMPORTERS, sheet_imports_visible_to, subjects_for
from ...registry import WithBrought
from ...wording.exchange import sentence, sentence_for
from ...wording.exchange_words import words_of
from ..access import reader
from ..exchange_sheets import write_bad_rows, write_template
from ..forms.exchange import SheetColumnsForm, SheetForm

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORTED_AT: Mapping[str, str] = {
    SheetSubject.SESSIONS: "advisory:sessions",
    SheetSubject.MILESTONES: "advisory:milestones",
    SheetSubject.ATTENDANCE: "advisory:trainings",
}
LISTED_AT: Mapping[str, str] = WithBrought(EXPORTED_AT, "listed_at")
PER_PAGE = 50
WORKING = frozenset({ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING})
EDITABLE = frozenset({ImportState.UPLOADED, ImportState.MAPPED, ImportState.CHECKED, ImportState.FAILED})
TONES = {**dict.fromkeys(EDITABLE, "attention"), ImportState.APPLIED: "good", ImportState.FAILED: "bad"}


@require_role(*IMPORTERS)
def imports(request: HttpRequest) -> HttpResponse:
    """Upload a file, and the imports so far."""
    user = reader(request)
    form = SheetForm(user, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            batch = exchange.receive_sheet(
                upload=upload,
                name=upload.name,
                centre=form.cleaned_data["centre"],
                subject=SheetSubject(form.cleaned_data["subject"]),
                actor=user,
            )
        except DomainError as error:
            form.add_error("file", sentence_for(error))
        else:
            enqueue(ExchangeJob.CHECK, args={"import_id": batch.pk}, actor=user, subject=batch)
            return redirect("advisory:sheet_import", batch.pk)
    page = Paginator(sheet_imports_visible_to(user), 20).get_page(request.GET.get("page"))
    for batch in page:
        batch.tone = TONES.get(ImportState(batch.state), "plain")  # type: ignore[attr-defined]
        batch.url = reverse("advisory:sheet_import", args=[batch.pk])  # type: ignore[attr-defined]
        batch.note = batch.get_subject_display()  # type: ignore[attr-defined]
    context = {
        "form": form,
        "page_obj": page,
        "subjects": [_subject(subject) for subject in subjects_for(user)],
        "max_mb": MAX_BYTES // 1024 // 1024,
        "max_rows": MAX_ROWS,
    }
    return render(request, "advisory/exchange/list.html", context, status=422 if form.errors else 200)


@require_role(*IMPORTERS)
def template(request: HttpRequest, subject: str) -> FileResponse:
    """The empty workbook of a subject."""
    if subject not in SheetSubject.values:
        raise Http404
    name = _("plantilla-%(what)s.xlsx") % {"what": slugify(SheetSubject(subject).label)}
    return FileResponse(write_template(subject), as_attachment=True, filename=name, content_type=TYPE)


@require_role(*IMPORTERS)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """What would happen, what is wrong; afterwards what was done."""
    batch = _visible(request, pk)
    view = request.GET.get("ver") or _first_view(batch)
    failure = batch.failure
    context = {
        "batch": batch,
        "words": words_of(batch),
        "job": _job_of(batch),
        "working": batch.state in WORKING,
        "state_tone": TONES.get(ImportState(batch.state), "plain"),
        "failure": sentence(failure["code"], failure.get("params", {})) if failure.get("code") else "",
        "view": view,
        "tabs": _tabs(batch, view),
        "page_obj": _page(batch, view, request.GET.get("page")),
        "editable": batch.state in EDITABLE,
        "form": SheetColumnsForm(batch) if batch.state in EDITABLE else None,
    }
    return render(request, "advisory/exchange/review.html", context)


@require_role(*IMPORTERS)
@require_POST
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """What each column means; choosing starts the check."""
    batch = _visible(request, pk)
    form = SheetColumnsForm(batch, request.POST)
    try:
        exchange.choose_columns(batch, fields=form.chosen() if form.is_valid() else {}, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence_for(error))
        return redirect("advisory:sheet_import", pk)
    return _start(request, pk, ExchangeJob.CHECK, EDITABLE)


@require_role(*IMPORTERS)
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    return _start(request, pk, ExchangeJob.CHECK, EDITABLE | {ImportState.CHECKING})


@require_role(*IMPORTERS)
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """All or nothing, or (``buenas``) only the good rows."""
    allowed = frozenset({ImportState.CHECKED, ImportState.FAILED, ImportState.APPLYING})
    return _start(request, pk, ExchangeJob.APPLY, allowed, only_good_rows=request.POST.get("modo") == "buenas")


@require_role(*IMPORTERS)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    allowed = frozenset({ImportState.APPLIED, ImportState.UNDOING, ImportState.UNDONE})
    return _start(request, pk, ExchangeJob.UNDO, allowed)


@require_role(*IMPORTERS)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    batch = _visible(request, pk)
    try:
        exchange.discard_sheet(batch, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence_for(error))
        return redirect("advisory:sheet_import", pk)
    messages.success(request, _("Descartaste %(name)s. No se había escrito nada.") % {"name": batch.file_name})
    return redirect("advisory:exchange")


@require_role(*IMPORTERS)
def bad_rows(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The rows that were left out, with the reasons, to correct and upload again."""
    batch = _visible(request, pk)
    try:
        file = write_bad_rows(batch)
    except DomainError as error:
        messages.error(request, sentence_for(error))
        return redirect("advisory:sheet_import", pk)
    name = _("por-corregir-%(name)s.xlsx") % {"name": batch.file_name.rsplit(".", 1)[0]}
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPE)


def _subject(subject: SheetSubject) -> dict[str, object]:
    own = EXPORTED_AT.get(subject)
    listed = reverse(own or LISTED_AT[subject])
    return {"value": subject.value, "label": subject.label, "listed_at": listed, "exports": own is not None}


def _visible(request: HttpRequest, pk: int) -> SheetImport:
    return get_object_or_404(sheet_imports_visible_to(request.user), pk=pk)


def _start(request: HttpRequest, pk: int, kind: str, allowed: frozenset[ImportState], **args: Any) -> HttpResponse:
    """Queue the work unless the import is elsewhere already; the review page shows how it goes."""
    batch = _visible(request, pk)
    if batch.state not in allowed:
        messages.error(request, sentence(IMPORT_BUSY, {"state": batch.state}))
    elif not under_way(kind, batch):
        enqueue(kind, args={"import_id": pk, **args}, actor=reader(request), subject=batch)
    return redirect("advisory:sheet_import", pk)


def _job_of(batch: SheetImport) -> Job | None:
    """The work under way, or the last one when it went wrong."""
    found = [job for kind in ExchangeJob if (job := latest_job(kind, batch))]
    last = max(found, key=lambda job: job.pk, default=None)
    return last if last and (last.open or batch.state in WORKING) else None


def _first_view(batch: SheetImport) -> str:
    if batch.counts.get("refused"):
        return "quedaron"
    return "errores" if batch.counts.get("errors") else "nuevas"


def _tabs(batch: SheetImport, view: str) -> list[dict[str, Any]]:
    tabs = [
        ("errores", _("Celdas con errores"), batch.counts.get("errors", 0)),
        ("avisos", _("Avisos"), batch.counts.get("warnings", 0)),
        ("nuevas", _("Nuevas"), batch.counts.get("new", 0)),
    ]
    if batch.counts.get("refused"):
        tabs.insert(0, ("quedaron", _("No se deshicieron"), batch.counts["refused"]))
    address = reverse("advisory:sheet_import", args=[batch.pk])
    return [
        {"label": label, "url": f"{address}?ver={key}#detalle", "active": key == view, "count": count}
        for key, label, count in tabs
    ]


def _page(batch: SheetImport, view: str, number: str | None) -> Page[Any]:
    if view == "nuevas":
        return Paginator([_shown(row) for row in batch.sample], PER_PAGE).get_page(number)
    if view == "quedaron":
        left: Page[Any] = Paginator(batch.made.filter(state=ChangeState.REFUSED), PER_PAGE).get_page(number)
        for row in left:
            row.why, row.url = sentence(row.reason, {}), _address(row.what, row.object_id)
        return left
    page: Page[Any] = Paginator(batch.issues.filter(warning=view == "avisos"), PER_PAGE).get_page(number)
    for issue in page:
        issue.why = sentence(issue.code, issue.params, issue.value)
        issue.url = _address(batch.subject, issue.params.get("record_id"))
    return page


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the preview, its day and its amount as people read them."""
    day = date.fromisoformat(row["on"]) if row["on"] else None
    amount = row.get("amount", "")
    return {**row, "day": day, "amount": "" if amount == "" else figures.number(amount)}


def _address(what: str, pk: int | None) -> str:
    """Where the record that an issue or a refused undo is about can be read; of some there is no page."""
    pages: dict[str, str] = {
        MadeKind.SESSION: "advisory:session",
        SheetSubject.SESSIONS: "advisory:session",
        MadeKind.MILESTONE: "advisory:milestone",
        SheetSubject.MILESTONES: "advisory:milestone",
        SheetSubject.ATTENDANCE: "advisory:attendance",
    }
    return reverse(pages[what], args=[pk]) if pk and what in pages else ""
