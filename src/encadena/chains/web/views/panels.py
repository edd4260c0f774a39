"""What the room shows on the page of a firm."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from encadena.firms.queries.scope import firms_visible_to

from ...queries.project import memberships_of
from ..access import reader


@require_safe
def firm_panel(request: HttpRequest, pk: int) -> HttpResponse:
    firm = get_object_or_404(firms_visible_to(reader(request)), pk=pk)
    return render(request, "chains/firm_panel.html", {"firm": firm, "rows": memberships_of(request.user, firm)})
