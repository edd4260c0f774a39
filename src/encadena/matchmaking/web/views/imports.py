"""Meetings from a spreadsheet: upload, look, apply, undo."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from encadena.kernel.errors import DomainError

from ...actions import imports as actions
from ...models import MeetingImport, Round
from ...wording import errors as wording
from ...wording.documents import xlsx
from ..access import actor_of, managed_round
from ..forms import MeetingFileForm
from ..outputs.filenames import attachment, file_name
from ..pages import frame

PAGE = 100
COLUMNS = ("first", "second", "session", "slot", "table", "length", "companions", "note")


def import_new(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    form = MeetingFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            source = actions.check_import(
                round, file_name=file.name or "", content=file.read(), actor=actor_of(request)
            )
        except DomainError as error:
            form.add_error("file", wording.sentence(error))
        else:
            return redirect("matchmaking:import", pk, source.pk)
    return render(request, "matchmaking/import_form.html", frame(request, round, "meetings", form=form))


@require_GET
def import_detail(request: HttpRequest, pk: int, source: int) -> HttpResponse:
    """Every row with what was understood, the bad ones first and with their reason."""
    round = managed_round(request, pk)
    row = _import(round, source)
    wanted = request.GET.get("filas", "")
    rows = [_shown(r) for r in row.rows if not wanted or r["outcome"] == wanted]
    rows.sort(key=lambda r: ({"bad": 0, "new": 1}.get(r["outcome"], 2), r["row"]))
    counts = {kind: sum(r["outcome"] == kind for r in row.rows) for kind in ("new", "same", "bad")}
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = frame(request, round, "meetings", source=row, page_obj=page, counts=counts, wanted=wanted)
    return render(request, "matchmaking/import_detail.html", context)


@require_POST
def import_apply(request: HttpRequest, pk: int, source: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = _import(round, source)
    try:
        count = actions.apply_import(row, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
        return redirect("matchmaking:import", pk, source)
    undo = reverse("matchmaking:import_undo", args=[pk, source])
    text = ngettext("Se agregó %(n)s reunión.", "Se agregaron %(n)s reuniones.", count) % {"n": count}
    messages.success(request, text, extra_tags=f"undo:{undo}")
    return redirect("matchmaking:meetings", pk)


@require_POST
def import_undo(request: HttpRequest, pk: int, source: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = _import(round, source)
    try:
        count = actions.undo_import(row, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        text = ngettext("Se quitó %(n)s reunión importada.", "Se quitaron %(n)s reuniones importadas.", count)
        messages.success(request, text % {"n": count})
    return redirect("matchmaking:meetings", pk)


@require_GET
def import_rejected(request: HttpRequest, pk: int, source: int) -> HttpResponse:
    """The bad rows as a spreadsheet, each with its reason, to be corrected and sent again."""
    round = managed_round(request, pk)
    row = _import(round, source)
    headings = [*xlsx.meeting_headings(), _("Fila"), _("Razón")]
    bad = [_shown(r) for r in row.rows if r["outcome"] == "bad"]
    lines = [[*(r["cells"].get(c, "") for c in COLUMNS), str(r["row"]), r["reason"]] for r in bad]
    name = file_name("por-corregir", row.file_name.rpartition(".")[0] or row.file_name, ending="xlsx")
    return attachment(xlsx.rejected_xlsx(headings, lines), name, xlsx.KIND)


@require_GET
def import_template(request: HttpRequest, pk: int) -> HttpResponse:
    managed_round(request, pk)
    return attachment(xlsx.template_xlsx(), file_name(_("reuniones"), ending="xlsx"), xlsx.KIND)


def _import(round: Round, pk: int) -> MeetingImport:
    row = get_object_or_404(round.meeting_imports.all(), pk=pk)
    row.round = round
    return row


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    code, params = row.get("code"), row.get("params", {})
    reason = wording.sentence_for(str(code), _named(params)) if code else ""
    return {**row, "reason": reason or code or ""}


def _named(params: object) -> dict[str, object]:
    """The column of a missing name, in words."""
    facts = dict(params) if isinstance(params, dict) else {}
    names = {"first": _("comprador"), "second": _("nombre de la empresa")}
    return {k: names.get(str(v), v) if k == "column" else v for k, v in facts.items()}
