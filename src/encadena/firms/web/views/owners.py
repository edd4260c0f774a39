"""Who owns a firm."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import ownership
from ...errors import OWNER_FIRM_UNKNOWN
from ...models import Firm, Ownership
from ...queries.links import firm_of_rut, sees
from ...rules.owners import OwnerData
from ...rules.values import past_date_of
from ...wording.errors import sentence_of
from ..access import editable_firm, reader
from ..forms.owner import OwnerForm
from .page import draw

REMOVED = "firms_removed_owner"


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    firm = editable_firm(request, pk)
    form = OwnerForm(request.POST)
    if form.is_valid():
        try:
            row = ownership.add_owner(firm, owner=_owner(request, form), actor=reader(request))
            messages.success(request, _("Agregaste a %(name)s.") % {"name": row.person or row.owner_firm})
            return redirect("firms:panel_owners", pk=pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    return draw(request, firm, "owners", {"form": form})


def edit(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Correct a line; an owner who left is ended, not edited away."""
    firm = editable_firm(request, pk)
    line = _row(firm, row)
    form = OwnerForm(request.POST or None, initial=OwnerForm.initial_of(line))
    if form.is_valid():
        try:
            ownership.edit_owner(line, owner=_owner(request, form), actor=reader(request))
            messages.success(request, _("Guardaste la corrección."))
            return redirect("firms:panel_owners", pk=pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    return render(request, "firms/owner.html", {"firm": firm, "row": line, "form": form})


@require_POST
def end(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    firm = editable_firm(request, pk)
    line = _row(firm, row)
    try:
        until = past_date_of(request.POST.get("until", ""), clock.today())
        ownership.end_ownership(line, until=until, actor=reader(request))
        messages.success(
            request, _("%(name)s ya no figura como dueña o dueño.") % {"name": line.person or line.owner_firm}
        )
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("firms:panel_owners", pk=pk)


@require_POST
def remove(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Take a wrong line away; the next message offers to bring it back."""
    firm = editable_firm(request, pk)
    line = _row(firm, row)
    request.session[REMOVED] = ownership.remove_owner(line, actor=reader(request))
    undo = reverse("firms:owner_restore", args=[pk])
    messages.success(
        request, _("Quitaste la línea de %(name)s.") % {"name": line.person or line.owner_firm}, f"undo:{undo}"
    )
    return redirect("firms:panel_owners", pk=pk)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    firm = editable_firm(request, pk)
    removed: dict[str, Any] | None = request.session.pop(REMOVED, None)
    if removed and removed["firm_id"] == firm.pk:
        try:
            ownership.restore_owner(firm, removed=removed, actor=reader(request))
            messages.success(request, _("La línea volvió."))
        except DomainError as error:
            messages.error(request, sentence_of(error))
    return redirect("firms:panel_owners", pk=pk)


def _row(firm: Firm, pk: int) -> Ownership:
    return get_object_or_404(firm.ownerships.select_related("person", "owner_firm"), pk=pk)


def _owner(request: HttpRequest, form: OwnerForm) -> OwnerData:
    """Raises ``owner_firm_unknown`` when no firm in the reader's scope has the RUT."""
    data = form.cleaned_data
    common = {"share": data["share"], "since": data["since"], "until": data["until"]}
    if not data["is_firm"]:
        return OwnerData(full_name=data["full_name"], rut=data["rut"], gender=data["gender"], **common)
    holder = firm_of_rut(data["rut"])
    if holder is None or not sees(request.user, holder):
        raise DomainError(OWNER_FIRM_UNKNOWN, value=data["rut"])
    return OwnerData(owner_firm_id=holder.pk, **common)
