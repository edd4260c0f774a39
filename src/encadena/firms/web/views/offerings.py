"""What a firm sells, with its photos."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel.errors import DomainError

from ...actions import offering as actions
from ...models import Firm, Offering
from ...queries.scope import firms_visible_to
from ...rules.photo import TYPES
from ...wording.errors import sentence_of
from ..access import editable_firm, reader
from ..forms.offering import OfferingForm
from .page import draw


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    firm = editable_firm(request, pk)
    form = OfferingForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            row = actions.add_offering(
                firm, data=form.offering, photo=form.cleaned_data["photo"], actor=reader(request)
            )
            messages.success(request, _("Agregaste “%(name)s”.") % {"name": row})
            return redirect("firms:panel_offerings", pk=pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    return draw(request, firm, "offerings", {"form": form})


def edit(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    firm = editable_firm(request, pk)
    current = _row(firm, row)
    form = OfferingForm(request.POST or None, request.FILES or None, initial=OfferingForm.initial_of(current))
    if form.is_valid():
        try:
            photo = form.cleaned_data["photo"]
            actions.edit_offering(current, data=form.offering, photo=photo, actor=reader(request))
            messages.success(request, _("Guardaste “%(name)s”.") % {"name": form.cleaned_data["text"]})
            return redirect("firms:panel_offerings", pk=pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    return render(request, "firms/offering.html", {"firm": firm, "row": current, "form": form})


@require_POST
def withdraw(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    current = actions.withdraw_offering(_row(editable_firm(request, pk), row), actor=reader(request))
    undo = reverse("firms:offering_back", args=[pk, row])
    messages.success(request, _("Retiraste “%(name)s”.") % {"name": current}, extra_tags=f"undo:{undo}")
    return redirect("firms:panel_offerings", pk=pk)


@require_POST
def bring_back(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    current = actions.bring_back_offering(_row(editable_firm(request, pk), row), actor=reader(request))
    messages.success(request, _("“%(name)s” está de nuevo a la venta.") % {"name": current})
    return redirect("firms:panel_offerings", pk=pk)


@require_safe
def photo(request: HttpRequest, pk: int) -> FileResponse:
    """The photo of an offering of a firm in scope, with the type that its content has, and never as a page."""
    offering = get_object_or_404(Offering, pk=pk, firm__in=firms_visible_to(request.user))
    name = offering.photo.name or ""
    extension = name.rpartition(".")[2]
    if extension not in TYPES or not offering.photo.storage.exists(name):
        raise Http404
    response = FileResponse(offering.photo.open("rb"), as_attachment=True, content_type=TYPES[extension])
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _row(firm: Firm, pk: int) -> Offering:
    return get_object_or_404(firm.offerings, pk=pk)
