"""Participants, needs and requests from a spreadsheet: upload, look, apply, undo."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from encadena.kernel.errors import DomainError

from ...actions import sheets as actions
from ...choices import SheetKind
from ...models import Round, SheetImport
from ...wording import errors as sentences
from ...wording import sheets as wording
from ...wording.documents import xlsx
from ..access import actor_of, managed_round
from ..forms.files import MOST_BYTES
from ..forms.sheet import SheetForm
from ..outputs.filenames import attachment, file_name
from ..pages import frame

PAGE = 100
EARLIER = 10
KINDS = {
    "participantes": SheetKind.PARTICIPANTS,
    "requerimientos": SheetKind.NEEDS,
    "solicitudes": SheetKind.WISHES,
}


def sheet_new(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    round, kind = managed_round(request, pk), _kind(what)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = actions.check_sheet(
                round, kind=kind, file_name=file.name or "", content=file.read(), actor=actor_of(request)
            )
        except DomainError as error:
            form.add_error("file", sentences.sentence(error))
        else:
            return redirect("matchmaking:sheet_import", pk, what, made.pk)
    facts = {
        "what": what,
        "title": wording.title(kind),
        "others": [(name, wording.title(other)) for name, other in KINDS.items() if other != kind],
        "columns": list(wording.COLUMNS[kind].values()),
        "earlier": round.sheet_imports.filter(kind=kind).defer("rows", "made")[:EARLIER],
        "max_mb": MOST_BYTES // (1024 * 1024),
        "max_rows": actions.MOST_ROWS,
    }
    return render(request, "matchmaking/sheets/new.html", frame(request, round, "participants", form=form, **facts))


@require_GET
def sheet_import(request: HttpRequest, pk: int, what: str, source: int) -> HttpResponse:
    """Every row with what was understood of it, the bad ones first and with their reason."""
    round = managed_round(request, pk)
    row = _import(round, what, source)
    wanted = request.GET.get("filas", "")
    rows = [r for r in row.rows if not wanted or r["outcome"] == wanted]
    rows.sort(key=lambda r: ({"bad": 0, "new": 1}.get(r["outcome"], 2), r["row"]))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    page.object_list = [_shown(r, row.kind) for r in page.object_list]
    labels = wording.COLUMNS[row.kind]
    facts = {
        "what": what,
        "title": wording.title(row.kind),
        "heads": [labels[name] for name in wording.SHOWN[SheetKind(row.kind)]],
        "counts": {kind: sum(r["outcome"] == kind for r in row.rows) for kind in ("new", "same", "bad")},
        "wanted": wanted,
    }
    context = frame(request, round, "participants", source=row, page_obj=page, **facts)
    return render(request, "matchmaking/sheets/detail.html", context)


@require_POST
def sheet_apply(request: HttpRequest, pk: int, what: str, source: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = _import(round, what, source)
    try:
        count = actions.apply_sheet(row, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, sentences.sentence(error))
    else:
        undo = reverse("matchmaking:sheet_undo", args=[pk, what, source])
        messages.success(request, wording.applied(row.kind, count), extra_tags=f"undo:{undo}")
    return redirect("matchmaking:sheet_import", pk, what, source)


@require_POST
def sheet_undo(request: HttpRequest, pk: int, what: str, source: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = _import(round, what, source)
    try:
        undone = actions.undo_sheet(row, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, sentences.sentence(error))
    else:
        messages.success(request, wording.undone(row.kind, undone.gone, undone.kept))
    return redirect("matchmaking:sheet_import", pk, what, source)


@require_GET
def sheet_rejected(request: HttpRequest, pk: int, what: str, source: int) -> HttpResponse:
    """The bad rows as a spreadsheet, each with its reason, to be corrected and sent again."""
    row = _import(managed_round(request, pk), what, source)
    columns = wording.COLUMNS[row.kind]
    headings = [*map(str, columns.values()), _("Fila"), _("Razón")]
    bad = [r for r in row.rows if r["outcome"] == "bad"]
    lines = [[*(r["cells"].get(c, "") for c in columns), str(r["row"]), wording.remark(r)] for r in bad]
    name = file_name("por-corregir", row.file_name.rpartition(".")[0] or row.file_name, ending="xlsx")
    return attachment(xlsx.rejected_xlsx(headings, lines), name, xlsx.KIND)


@require_GET
def sheet_template(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    managed_round(request, pk)
    kind = _kind(what)
    headings = [str(label) for label in wording.COLUMNS[kind].values()]
    content = xlsx.book([(str(kind.label), headings, [])], title=str(kind.label))
    return attachment(content, file_name(str(kind.label), ending="xlsx"), xlsx.KIND)


def _kind(what: str) -> SheetKind:
    if what not in KINDS:
        raise Http404
    return KINDS[what]


def _import(round: Round, what: str, pk: int) -> SheetImport:
    row = get_object_or_404(round.sheet_imports.filter(kind=_kind(what)), pk=pk)
    row.round = round
    return row


def _shown(row: dict[str, Any], kind: str) -> dict[str, Any]:
    cells = [(wording.COLUMNS[kind][name], row["cells"].get(name, "")) for name in wording.SHOWN[SheetKind(kind)]]
    return {**row, "shown": cells, "remark": wording.remark(row)}
