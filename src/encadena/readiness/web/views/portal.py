"""The cards of a client firm's page: its plan and its diagnosis."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from encadena.accounts.choices import Role
from encadena.accounts.rules import require_role

from ...queries import portal as queries
from ..access import visible_firm


@require_safe
@require_role(Role.FIRM)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    rows = queries.own_plans(request.user, visible_firm(request, pk))
    return render(request, "readiness/portal/plan.html", {"rows": rows})


@require_safe
@require_role(Role.FIRM)
def diagnosis(request: HttpRequest, pk: int) -> HttpResponse:
    firm = visible_firm(request, pk)
    context = {"firm": firm, "latest": queries.latest_diagnosis(request.user, firm)}
    return render(request, "readiness/portal/diagnosis.html", context)
