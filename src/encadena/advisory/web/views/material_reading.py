"""One piece of expert material: reading it, its file, “I have read it”, and who has."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.firms.rules.document import TYPES
from encadena.kernel.text import fold

from ...actions import material_reading as actions
from ...choices import MaterialState
from ...models import Material
from ...queries import material_readers as counted
from ...queries.materials import ASKED, READERS, may_write_material, pending_for
from ..access import reader
from ..forms.materials import ReadForm
from ..material_access import acted, inside_reader, readable_material

ON_CARD = 4


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Opening it leaves a receipt for those who may be asked to read it."""
    material, person = readable_material(request, pk), reader(request)
    out = material.state != MaterialState.DRAFT
    reads = person.role in ASKED and out
    inside = person.role in READERS
    newer = Material.objects.filter(replaces=material, state=MaterialState.PUBLISHED).first() if inside else None
    context = {
        "material": material,
        "reading": actions.open_material(material, actor=person) if reads else None,
        "inside": inside,
        "newer": newer,
        "centres": list(material.centres.all()) if inside and _tells_centres(request, material) else [],
        "may_write": inside and may_write_material(person, material),
        "share": counted.share_visible_to(person, material) if out and person.role in counted.COUNTING else None,
    }
    return render(request, "advisory/materials/page.html", context)


@require_safe
def file(request: HttpRequest, pk: int) -> FileResponse:
    """Always as a download, with the type that its content was found to have."""
    material = readable_material(request, pk)
    name = material.file.name or ""
    extension = name.rpartition(".")[2]
    if extension not in TYPES or not material.file.storage.exists(name):
        raise Http404
    called = f"{fold(material.title).replace(' ', '-')[:80] or 'material'}.{extension}"
    stored = material.file.open("rb")
    response = FileResponse(stored, as_attachment=True, filename=called, content_type=TYPES[extension])
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    material, person = readable_material(request, pk), inside_reader(request)
    if person.role not in ASKED:
        raise PermissionDenied
    form = ReadForm(request.POST)
    told = form.cleaned_data if form.is_valid() else {}
    undo = reverse("advisory:material_unread", args=[pk])
    text = _("Quedó registrado que lo leíste.")
    return acted(request, pk, lambda: actions.confirm_reading(material, actor=person, **told), text, undo)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    material, person = readable_material(request, pk), inside_reader(request)
    text = _("Quedó como no leído.")
    return acted(request, pk, lambda: actions.take_back_reading(material, actor=person), text)


@require_safe
def readers(request: HttpRequest, pk: int) -> HttpResponse:
    if reader(request).role not in counted.COUNTING:
        raise PermissionDenied
    material, person = readable_material(request, pk), reader(request)
    if material.state == MaterialState.DRAFT:
        raise Http404
    state = request.GET.get("estado", "")
    names = counted.sees_names(person)
    rows = counted.readers_visible_to(person, material, state=state) if names else []
    context = {
        "material": material,
        "share": counted.share_visible_to(person, material),
        "state": state,
        "names": names,
        "rows": rows[: counted.SHOWN],
        "more": len(rows) > counted.SHOWN,
        "shown": counted.SHOWN,
    }
    return render(request, "advisory/materials/readers.html", context)


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """Nothing to read hides the card."""
    person = reader(request)
    if person.role not in ASKED:
        raise PermissionDenied
    rows = list(pending_for(person).order_by("-id")[: ON_CARD + 1])
    if not rows:
        return HttpResponse()
    return render(request, "advisory/materials/card.html", {"rows": rows[:ON_CARD], "more": len(rows) > ON_CARD})


def _tells_centres(request: HttpRequest, material: Material) -> bool:
    """The list of chosen centres is the writer's and of those who oversee more than their own."""
    return may_write_material(request.user, material) or reader(request).role not in ASKED
