"""Expert material: the list, and writing, publishing, a newer edition, retiring."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel.errors import DomainError
from encadena.network.queries import scope_of

from ...actions import material as actions
from ...models import Material
from ...queries import materials as queries
from ...queries.material_reach import Origin, centres_reached, origin_of
from ...queries.trainings import current_areas
from ...wording.errors import sentence_of
from ..access import reader
from ..forms.materials import MaterialForm, RetireMaterialForm
from ..material_access import PAGE, acted, inside_reader, own_material_of


@require_safe
def material_list(request: HttpRequest) -> HttpResponse:
    person, filters = inside_reader(request), _filters(request)
    rows = queries.material_page(person, filters)
    shown = rows[: queries.PER_PAGE]
    context = {
        "rows": shown,
        "next_key": shown[-1].pk if len(rows) > len(shown) else None,
        "filters": filters,
        "areas": current_areas(),
        "asked": person.role in queries.ASKED,
        "may_write": queries.may_write_material(person),
    }
    return render(request, "advisory/materials/list.html", context)


def new(request: HttpRequest) -> HttpResponse:
    person = inside_reader(request)
    origin = origin_of(scope_of(person))
    if origin is None:
        raise PermissionDenied

    def save(form: MaterialForm) -> Material:
        return actions.write_material(
            origin, data=form.facts, actor=person, upload=form.upload, file_name=form.file_name
        )

    form = _form(request, origin)
    return _edited(request, form, save, heading=_("Nuevo material"), back=reverse("advisory:materials"))


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    material = own_material_of(request, pk)

    def save(form: MaterialForm) -> Material:
        version = form.cleaned_data["version"] or 0
        return actions.edit_material(
            material,
            data=form.facts,
            version=version,
            actor=reader(request),
            upload=form.upload,
            file_name=form.file_name,
        )

    origin = Origin(material.origin, material.institution_id, material.region_id)  # type: ignore[arg-type]
    form, back = _form(request, origin, material), reverse(PAGE, args=[pk])
    return _edited(request, form, save, heading=_("Editar el material"), back=back, material=material)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    material, who = own_material_of(request, pk), reader(request)
    return acted(request, pk, lambda: actions.publish_material(material, actor=who), _("Publicaste el material."))


def retire(request: HttpRequest, pk: int) -> HttpResponse:
    material = own_material_of(request, pk)

    def save(form: forms.Form) -> HttpResponse:
        actions.retire_material(material, actor=reader(request), **form.cleaned_data)
        undo = f"undo:{reverse('advisory:material_back', args=[pk])}"
        messages.success(request, _("Retiraste el material."), extra_tags=undo)
        return redirect(PAGE, pk)

    form = RetireMaterialForm(request.POST or None)
    return _drawn(request, form, save, heading=_("Retirar el material"), back=reverse(PAGE, args=[pk]))


@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    material, who = own_material_of(request, pk), reader(request)
    text = _("El material está publicado de nuevo.")
    return acted(request, pk, lambda: actions.bring_back_material(material, actor=who), text)


@require_POST
def edition(request: HttpRequest, pk: int) -> HttpResponse:
    material = own_material_of(request, pk)
    try:
        draft = actions.new_edition(material, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence_of(error))
        return redirect(PAGE, pk)
    messages.success(request, _("Esta es la edición nueva, en borrador. Cambia lo que haga falta y publícala."))
    return redirect("advisory:material_edit", draft.pk)


def _form(request: HttpRequest, origin: Origin, material: Material | None = None) -> MaterialForm:
    centres = centres_reached(origin.kind, institution=origin.institution, region=origin.region)
    initial = MaterialForm.initial_of(material) if material else None
    return MaterialForm(centres, request.POST or None, request.FILES or None, initial=initial)


def _edited(
    request: HttpRequest,
    form: MaterialForm,
    save: Callable[[MaterialForm], Material],
    *,
    heading: str,
    back: str,
    material: Material | None = None,
) -> HttpResponse:
    def saved(_form: forms.Form) -> HttpResponse:
        kept = save(form)
        if material is None:
            messages.success(request, _("Guardaste el borrador. Publícalo cuando esté completo."))
        else:
            messages.success(request, _("Cambios guardados."))
        return redirect(PAGE, kept.pk)

    return _drawn(request, form, saved, heading=heading, back=back, material=material)


def _drawn(
    request: HttpRequest,
    form: forms.Form,
    save: Callable[[forms.Form], HttpResponse],
    *,
    heading: str,
    back: str,
    material: Material | None = None,
) -> HttpResponse:
    """Shows a form or saves it; a broken rule comes back as a sentence above what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            return save(form)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    context = {"form": form, "heading": heading, "cancel_url": back, "material": material}
    return render(request, "advisory/materials/form.html", context, status=422 if form.is_bound else 200)


def _filters(request: HttpRequest) -> queries.MaterialFilters:
    asked, key = request.GET, request.GET.get("antes", "")
    return queries.MaterialFilters(
        text=asked.get("q", "").strip()[:200],
        subject=asked.get("materia", "")[:40],
        pending=asked.get("pendientes") == "1",
        own=asked.get("propios") == "1",
        before=int(key) if key.isascii() and key.isdigit() and len(key) < 18 else None,
    )
