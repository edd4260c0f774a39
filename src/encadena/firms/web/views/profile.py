"""Editing what a firm is: its profile, its activities, whether it is listed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.catalogs.models import Commune
from encadena.kernel import rut as kernel_rut
from encadena.kernel.errors import Conflict, DomainError
from encadena.ui import figures

from ...actions.activity import set_activities
from ...actions.firm import archive_firm, restore_firm, update_firm
from ...choices import FirmKind
from ...errors import RUT_TAKEN
from ...models import Firm
from ...queries.history import last_editor
from ...rules.firm import FIELDS
from ...wording.errors import sentence_of
from ..access import editable_firm, reader, staff_firm
from ..forms.firm import FirmForm


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The profile. When somebody else edited meanwhile, the page shows both values of each field and asks."""
    firm = editable_firm(request, pk)
    form = FirmForm(request.POST or None, initial=FirmForm.initial_of(firm))
    context: dict[str, Any] = {"firm": firm, "form": form}
    if form.is_valid():
        try:
            saved = update_firm(
                firm, data=_chosen(request, form), expected_version=_version(form, firm), actor=reader(request)
            )
        except Conflict as conflict:
            context |= _conflict(firm, conflict)
        except DomainError as error:
            form.add_error("rut" if error.code == RUT_TAKEN else None, sentence_of(error))
        else:
            messages.success(request, _("Guardaste la ficha de %(name)s.") % {"name": saved})
            return redirect("firms:page", pk=pk)
    return render(request, "firms/edit.html", context)


@require_POST
def activities(request: HttpRequest, pk: int) -> HttpResponse:
    firm = editable_firm(request, pk)
    codes = [*request.POST.getlist("codes"), request.POST.get("activity", "")]
    main = request.POST.get("main", "")
    try:
        set_activities(firm, sorted(codes, key=lambda code: code != main), actor=reader(request))
        messages.success(request, _("Guardaste los rubros."))
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("firms:page", pk=pk)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    firm = archive_firm(staff_firm(request, pk), actor=reader(request))
    undo = reverse("firms:restore", args=[pk])
    messages.success(request, _("Archivaste %(name)s.") % {"name": firm}, extra_tags=f"undo:{undo}")
    return redirect("firms:list")


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    firm = restore_firm(staff_firm(request, pk), actor=reader(request))
    messages.success(request, _("%(name)s volvió a la lista.") % {"name": firm})
    return redirect("firms:page", pk=pk)


def _version(form: FirmForm, firm: Firm) -> int:
    version = form.cleaned_data.get("version")
    return version if version is not None else firm.version


def _chosen(request: HttpRequest, form: FirmForm) -> dict[str, Any]:
    """What is sent, without the fields in which the other person's value was chosen."""
    return {f: v for f, v in form.profile.items() if request.POST.get(f"choose_{f}") != "theirs"}


def _conflict(firm: Firm, conflict: Conflict) -> dict[str, object]:
    fields = conflict.params["fields"]
    assert isinstance(fields, Mapping)  # noqa: S101
    rows = [{"name": f, "label": _label(f), **_told(f, values)} for f, values in sorted(fields.items(), key=_order)]
    editor = last_editor(firm)
    return {"conflict": rows, "version": conflict.params["version"], "editor": editor}


def _order(item: tuple[str, object]) -> int:
    return FIELDS.index(item[0])


def _label(field: str) -> str:
    return str(Firm._meta.get_field(field).verbose_name)  # type: ignore[union-attr]


def _told(field: str, values: Mapping[str, object]) -> dict[str, object]:
    """The two values in words."""
    sides = {side: _shown(field, values[side]) for side in ("theirs", "mine")}
    return {**sides, "take": values["take"]}


def _shown(field: str, value: object) -> str:
    if value in (None, ""):
        return ""
    if field == "commune":
        return Commune.objects.filter(pk=str(value)).values_list("name", flat=True).first() or str(value)
    if field == "kind":
        return str(dict(FirmKind.choices).get(str(value), value))
    if field == "started_on":
        return figures.day(date.fromisoformat(str(value)))
    if field == "rut":
        return kernel_rut.shown(str(value))
    if isinstance(value, bool):
        return _("sí") if value else _("no")
    return str(value)
