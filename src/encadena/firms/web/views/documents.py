"""The papers of a firm: handed in once, replaced by newer editions, chosen as evidence by the forms of other rooms."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...actions import document as actions
from ...models import Document, Firm
from ...queries.document import READERS, choosable, documents_of
from ...rules.document import TYPES
from ...wording.errors import sentence_of
from ..access import editable_firm, readable_firm, reader
from ..forms.document import DocumentFacts, DocumentForm, EditionForm
from .page import draw


@require_safe
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    return draw(request, _readable(request, pk), "documents")


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    firm = editable_firm(request, pk)
    form = DocumentForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            upload = form.cleaned_data["file"]
            row = actions.add_document(firm, upload=upload, file_name=upload.name, actor=reader(request), **form.facts)
            messages.success(request, _("Guardaste “%(title)s”.") % {"title": row.title})
            return redirect("firms:panel_documents", pk=pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    return draw(request, firm, "documents", {"form": form})


def edit(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    firm = editable_firm(request, pk)
    current = _row(request, firm, row)
    form = DocumentFacts(request.POST or None, initial=DocumentFacts.initial_of(current))
    if form.is_valid():
        try:
            actions.edit_document(current, actor=reader(request), **form.facts)
            messages.success(request, _("Guardaste los datos de “%(title)s”.") % {"title": form.cleaned_data["title"]})
            return redirect("firms:panel_documents", pk=pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    context = {"firm": firm, "row": current, "form": form, "heading": _("Corregir datos")}
    return render(request, "firms/document.html", context)


def replace(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Hand in a newer edition; the older one stays below it."""
    firm = editable_firm(request, pk)
    current = _row(request, firm, row)
    form = EditionForm(request.POST or None, request.FILES or None, initial={"title": current.title})
    if form.is_valid():
        try:
            upload = form.cleaned_data["file"]
            newer = actions.replace_document(
                current, upload=upload, file_name=upload.name, actor=reader(request), **form.facts
            )
            messages.success(request, _("“%(title)s” tiene una versión nueva.") % {"title": newer.title})
            return redirect("firms:panel_documents", pk=pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    context = {"firm": firm, "row": current, "form": form, "heading": _("Subir una versión nueva")}
    return render(request, "firms/document.html", context)


@require_POST
def withdraw(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    firm = editable_firm(request, pk)
    current = actions.withdraw_document(_row(request, firm, row), actor=reader(request))
    undo = reverse("firms:document_back", args=[pk, row])
    messages.success(request, _("Retiraste “%(title)s”.") % {"title": current.title}, extra_tags=f"undo:{undo}")
    return redirect("firms:panel_documents", pk=pk)


@require_POST
def bring_back(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    firm = editable_firm(request, pk)
    current = actions.bring_back_document(_row(request, firm, row), actor=reader(request))
    messages.success(request, _("“%(title)s” está de nuevo entre los documentos.") % {"title": current.title})
    return redirect("firms:panel_documents", pk=pk)


@require_safe
def file(request: HttpRequest, pk: int, row: int) -> FileResponse:
    """The file itself, always as a download, with the type that its content was found to have."""
    current = _row(request, _readable(request, pk), row)
    name = current.file.name or ""
    extension = name.rpartition(".")[2]
    if extension not in TYPES or not current.file.storage.exists(name):
        raise Http404
    called = f"{fold(current.title).replace(' ', '-')[:80] or 'documento'}.{extension}"
    response = FileResponse(current.file.open("rb"), as_attachment=True, filename=called, content_type=TYPES[extension])
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def pick(request: HttpRequest, pk: int) -> HttpResponse:
    """The field of another room's form: choose a paper of the firm, or hand one in now (POST) and have it chosen.

    ``name`` is the name of the field, ``chosen`` the number of the paper; both come with the query.
    """
    firm = editable_firm(request, pk)
    asked = request.GET
    chosen, problem = asked.get("chosen", ""), ""
    if request.method == "POST":
        handed_in, problem = _hand_in(request, firm)
        chosen = str(handed_in.pk) if handed_in else chosen
    context = {
        "firm": firm,
        "name": asked.get("name", "document")[:40],
        "kind": asked.get("kind", "evidence")[:20],
        "chosen": int(chosen) if chosen.isdigit() else None,
        "rows": choosable(request.user, firm)[:200],
        "problem": problem,
    }
    return render(request, "firms/document_picker.html", context)


def _hand_in(request: HttpRequest, firm: Firm) -> tuple[Document | None, str]:
    """The paper that came with the request, or what is wrong with it."""
    form = DocumentForm(_prefixed(request), request.FILES, prefix="picker")
    if not form.is_valid():
        return None, str(next(iter(form.errors.values()))[0])
    upload = form.cleaned_data["file"]
    try:
        row = actions.add_document(firm, upload=upload, file_name=upload.name, actor=reader(request), **form.facts)
        return row, ""
    except DomainError as error:
        return None, sentence_of(error)


def _prefixed(request: HttpRequest) -> dict[str, str]:
    sent = {name: str(value) for name, value in request.POST.items() if name.startswith("picker-")}
    return {**sent, "picker-kind": request.GET.get("kind", "evidence")}


def _readable(request: HttpRequest, pk: int) -> Firm:
    """Raises 404, or 403 for those who see firms and not their papers."""
    firm = readable_firm(request, pk)
    if reader(request).role not in READERS:
        raise PermissionDenied
    return firm


def _row(request: HttpRequest, firm: Firm, pk: int) -> Document:
    return get_object_or_404(documents_of(request.user, firm), pk=pk)
