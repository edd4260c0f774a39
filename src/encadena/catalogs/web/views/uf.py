"""The table of the UF, and its extension from a file: choose, look, save."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.accounts.rules import may_hold, require_role
from encadena.kernel.errors import DomainError

from ...actions.uf import Extension, extend_uf_from_file
from ...queries import uf
from ...rules.sheet import MAX_BYTES
from ...wording import cell_sentence, sentence
from ..forms import UfFileForm

MAY_EXTEND = frozenset({Role.AGENCY.value})
_SESSION = "catalogs_uf_file"
# A file with more bad cells than this is the wrong file; showing all of them helps nobody.
_SHOWN = 100


def table(request: HttpRequest) -> HttpResponse:
    """The years with their 31 December, or with ``ano`` every day of one of them."""
    years = uf.uf_years()
    wanted = request.GET.get("ano", "")
    year = next((one.year for one in years if str(one.year) == wanted), None)
    context = {
        "years": years,
        "year": year,
        "values": uf.uf_values_of(year) if year else [],
        "may_extend": may_hold(getattr(request.user, "role", ""), MAY_EXTEND),
    }
    return render(request, "catalogs/uf.html", context)


@require_role(*MAY_EXTEND)
def upload(request: HttpRequest) -> HttpResponse:
    sent = request.method == "POST"
    form = UfFileForm(request.POST, request.FILES) if sent else UfFileForm()
    if not form.is_valid():
        return render(request, "catalogs/uf_upload.html", {"form": form})
    try:
        content = form.cleaned_data["file"].read(MAX_BYTES + 1)
        preview = uf.preview_of(content)
    except DomainError as error:
        form.add_error("file", sentence(error))
        return render(request, "catalogs/uf_upload.html", {"form": form})
    _remember(request, preview, form.cleaned_data["source"])
    bad = [{"cell": cell, "why": cell_sentence(cell)} for cell in preview.bad[:_SHOWN]]
    return render(request, "catalogs/uf_upload.html", {"form": form, "preview": preview, "bad": bad})


@require_POST
@require_role(*MAY_EXTEND)
def save(request: HttpRequest) -> HttpResponse:
    kept = request.session.get(_SESSION)
    if not kept:
        messages.error(request, _("La vista previa ya no está guardada. Carga el archivo otra vez."))
        return redirect("catalogs:uf_upload")
    replace = request.POST.get("replace") == "1"
    actor = cast(User, request.user)
    try:
        done = extend_uf_from_file(kept["rows"].encode(), source=kept["source"], replace=replace, actor=actor)
    except DomainError as error:
        messages.error(request, sentence(error))
        return redirect("catalogs:uf_upload")
    del request.session[_SESSION]
    messages.success(request, _told(done))
    return redirect("catalogs:uf")


def _remember(request: HttpRequest, preview: uf.Preview, source: str) -> None:
    """Keep what was looked at until it is saved: the good rows of a file without bad cells, in one plain form."""
    request.session.pop(_SESSION, None)
    if preview.bad or not (preview.new or preview.conflicts):
        return
    rows = [(value.date, value.value) for value in preview.new]
    rows += [(conflict.date, conflict.proposed) for conflict in preview.conflicts]
    text = "Fecha;Valor\n" + "".join(f"{day.isoformat()};{value}\n" for day, value in sorted(rows))
    request.session[_SESSION] = {"rows": text, "source": source}


def _told(done: Extension) -> str:
    parts = [ngettext("Se agregó %(n)s valor.", "Se agregaron %(n)s valores.", done.added) % {"n": done.added}]
    if done.replaced:
        parts.append(ngettext("Se reemplazó %(n)s.", "Se reemplazaron %(n)s.", done.replaced) % {"n": done.replaced})
    if done.kept:
        text = ngettext("Quedó %(n)s como estaba.", "Quedaron %(n)s como estaban.", done.kept)
        parts.append(text % {"n": done.kept})
    return " ".join(parts)
