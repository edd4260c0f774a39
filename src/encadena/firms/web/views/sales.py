"""What a firm sold in a year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.kernel.errors import DomainError

from ...actions.sales import record_sales
from ...wording.errors import sentence_of
from ..access import editable_firm, reader
from ..forms.owner import SalesForm
from .page import draw


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A new year, or a correction of one that is there."""
    firm = editable_firm(request, pk)
    form = SalesForm(request.POST)
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("year", "amount", "origin", "uf_on")}
        try:
            figure = record_sales(firm, actor=reader(request), **values)
            told = {"year": figure.year, "band": figure.get_band_display()}
            messages.success(request, _("Registraste las ventas de %(year)s: %(band)s.") % told)
            return redirect("firms:panel_sales", pk=pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    return draw(request, firm, "sales", {"form": form})
