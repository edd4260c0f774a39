"""The page of a client: what to do next, panels of this room and those above, its way; and its panel at the firm."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from encadena.accounts.choices import Role
from encadena.accounts.rules import require_role
from encadena.firms.queries.scope import firms_visible_to
from encadena.ui import slots

from ...choices import Step
from ...models import Client, Session
from ...queries import client_page as queries
from ...queries.client_state import joined_into
from ...queries.scope import clients_visible_to, may_work_with
from ...rules.client import OPEN, steps_from
from ...rules.suggestion import Advice, Suggestion
from ...wording.suggestion import told
from ..client_access import LEADERS, READERS, WRITERS, readable_client, reader

WAY = "way"
SHOWN = 20


@require_role(*READERS)
def client_page(request: HttpRequest, pk: int) -> HttpResponse:
    """``?panel=`` names a panel of the slot "client"."""
    client = readable_client(request, pk)
    role = reader(request).role
    panels = slots.panels_of("client", role)
    active = next((panel for panel in panels if panel.key == request.GET.get("panel", "")), panels[0])
    promise = queries.next_promise(client)
    context = {
        "client": client,
        "promise": promise,
        "next_step": _next_step(client, promise),
        "tabs": [_tab(client, panel, panel.key == active.key) for panel in panels],
        "panel": active,
        "panel_url": reverse(active.url_name, args=[client.pk]),
        "may_work": may_work_with(request.user, client),
        "may_transfer": role in {*LEADERS, Role.ADMINISTRATOR} and client.stage in OPEN,
        "steps": [{"code": step.value, "label": step.label} for step in steps_from(client.stage)],
        "session_url": address("advisory:session_new", query=f"cliente={client.pk}"),
    }
    return render(request, "advisory/clients/page.html", context)


@require_role(*READERS)
def way(request: HttpRequest, pk: int) -> HttpResponse:
    client = readable_client(request, pk)
    context = {
        "client": client,
        "changes": queries.stage_changes(client),
        "spells": queries.spells(client),
        "joined": joined_into(client),
    }
    return render(request, "advisory/clients/way.html", context)


def firm_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """The firm's rows in the centres that the reader sees; a firm's own account sees its stage and who advises it."""
    firm = firms_visible_to(request.user).filter(pk=pk).first()
    if firm is None:
        raise Http404
    clients = clients_visible_to(request.user).filter(firm=firm).select_related("centre", "adviser")
    rows = list(clients.order_by("centre__name")[:SHOWN])
    role = reader(request).role
    context = {
        "firm": firm,
        "rows": rows,
        "opens_pages": role in READERS,
        "may_open": role in {*WRITERS, Role.ADMINISTRATOR},
        "open_url": address("advisory:client_new", query=f"empresa={firm.pk}"),
    }
    return render(request, "advisory/clients/firm_panel.html", context)


def address(name: str, *arguments: object, query: str = "") -> str:
    """Empty when no room offers that page."""
    try:
        return reverse(name, args=arguments) + (f"?{query}" if query else "")
    except NoReverseMatch:
        return ""


def _next_step(client: Client, promise: Session | None) -> dict[str, object]:
    suggestion = queries.suggestion_for(client, promise)
    what, why = told(suggestion)
    return {"what": what, "why": why, "url": _url_of(client, suggestion), "late": suggestion.advice == Advice.OVERDUE}


def _url_of(client: Client, suggestion: Suggestion) -> str:
    match suggestion.advice:
        case Advice.ASSIGN:
            return reverse("advisory:client_adviser", args=[client.pk])
        case Advice.SIGN:
            return reverse("advisory:client_step", args=[client.pk, Step.SIGN.value])
        case Advice.BEGIN:
            return reverse("advisory:client_step", args=[client.pk, Step.BEGIN.value])
        case Advice.ENDED:
            return reverse("advisory:client_step", args=[client.pk, Step.REOPEN.value])
    return address("advisory:session_new", query=f"cliente={client.pk}")


def _tab(client: Client, panel: slots.Panel, active: bool) -> dict[str, object]:
    here = reverse("advisory:client", args=[client.pk])
    return {"label": panel.label, "url": f"{here}?panel={panel.key}", "active": active, "count": None}
