"""Diagnoses as a list, and as a panel on the pages of a firm and of a client."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from encadena.accounts.choices import Role
from encadena.advisory.queries.scope import clients_visible_to
from encadena.firms.models import Firm
from encadena.kernel import clock

from ...models import Questionnaire
from ...queries import diagnosis as queries
from ...queries.listing import Filters, page_of_diagnoses
from ..access import reader, visible_firm

PANEL_ROWS = 20


@require_safe
def diagnoses(request: HttpRequest) -> HttpResponse:
    filters = Filters.of(request.GET.dict())
    context = {
        "page": page_of_diagnoses(request.user, filters),
        "filters": filters,
        "questionnaires": Questionnaire.objects.order_by("name_es"),
        "today": clock.today(),
        "own": reader(request).role == Role.FIRM,
    }
    return render(request, "readiness/diagnosis/list.html", context)


@require_safe
def firm_panel(request: HttpRequest, pk: int) -> HttpResponse:
    return _panel(request, visible_firm(request, pk))


@require_safe
def client_panel(request: HttpRequest, pk: int) -> HttpResponse:
    client = get_object_or_404(clients_visible_to(request.user).select_related("firm"), pk=pk)
    return _panel(request, client.firm)


def _panel(request: HttpRequest, firm: Firm) -> HttpResponse:
    rows = list(queries.of_firm(request.user, firm).defer("version__content")[:PANEL_ROWS])
    opens = reader(request).role == Role.FIRM or queries.clients_to_diagnose(request.user, firm).exists()
    context = {"firm": firm, "rows": rows, "may_open": opens, "today": clock.today()}
    return render(request, "readiness/diagnosis/panel.html", context)
