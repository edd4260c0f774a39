"""Files of a mission: the list, one added, taken back, read."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.firms.rules.document import TYPES
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...actions import paper as actions
from ...models import Mission
from ...queries.papers import papers_visible_to
from ...wording.errors import sentence
from ..access import managed_mission, reader, visible_mission
from ..forms import PaperForm
from ..frame import frame


@require_safe
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, visible_mission(request, pk), PaperForm())


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    mission, form = managed_mission(request, pk), PaperForm(request.POST, request.FILES)
    if form.is_valid():
        data = form.cleaned_data
        title = data["title"] or data["file"].name.rpartition(".")[0][:160] or _("Documento")
        try:
            actions.add_paper(
                mission, title=title, upload=data["file"], for_chosen=data["for_chosen"], actor=reader(request)
            )
        except DomainError as error:
            form.add_error("file", sentence(error))
        else:
            messages.success(request, _("Se agregó el documento."))
            return redirect("missions:papers", pk)
    return _page(request, mission, form)


def _page(request: HttpRequest, mission: Mission, form: PaperForm) -> HttpResponse:
    context = frame(request, mission, "papers", rows=papers_visible_to(request.user, mission), form=form)
    return render(request, "missions/papers.html", context, status=422 if form.errors else 200)


@require_safe
def file(request: HttpRequest, pk: int, paper: int) -> FileResponse:
    """The file itself, always as a download, with the type that its content was found to have."""
    row = get_object_or_404(papers_visible_to(request.user, visible_mission(request, pk)), pk=paper)
    name = row.file.name or ""
    extension = name.rpartition(".")[2]
    if extension not in TYPES or not row.file.storage.exists(name):
        raise Http404
    called = f"{fold(row.title).replace(' ', '-')[:80] or 'documento'}.{extension}"
    response = FileResponse(row.file.open("rb"), as_attachment=True, filename=called, content_type=TYPES[extension])
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def withdraw(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    row = get_object_or_404(managed_mission(request, pk).papers.select_related("mission"), pk=paper)
    actions.withdraw_paper(row, actor=reader(request))
    undo = reverse("missions:paper_back", args=[pk, paper])
    messages.success(request, _("Se quitó el documento."), extra_tags=f"undo:{undo}")
    return redirect("missions:papers", pk)


@require_POST
def bring_back(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    row = get_object_or_404(managed_mission(request, pk).papers.select_related("mission"), pk=paper)
    actions.bring_back_paper(row, actor=reader(request))
    messages.success(request, _("El documento está de vuelta."))
    return redirect("missions:papers", pk)
