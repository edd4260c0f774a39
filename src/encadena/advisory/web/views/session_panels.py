"""The sessions of one client, and of one firm with the centres that the reader sees."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from encadena.accounts.rules import require_role
from encadena.firms.queries.scope import firms_visible_to

from ...queries.scope import clients_visible_to, may_work_with
from ...queries.session_list import PANEL, sessions_of_client, sessions_of_firm
from ..session_access import READING, reader


@require_role(*READING)
def of_client(request: HttpRequest, pk: int) -> HttpResponse:
    user = reader(request)
    client = get_object_or_404(clients_visible_to(user).select_related("firm", "centre"), pk=pk)
    context = {
        "seats": sessions_of_client(user, client),
        "client": client,
        "may_log": may_work_with(user, client),
        "limit": PANEL,
    }
    return render(request, "advisory/sessions/panel.html", context)


@require_role(*READING)
def of_firm(request: HttpRequest, pk: int) -> HttpResponse:
    user = reader(request)
    firm = firms_visible_to(user).filter(pk=pk).first()
    if firm is None:
        raise Http404
    clients = list(clients_visible_to(user).filter(firm=firm).select_related("centre"))
    writable = [client for client in clients if may_work_with(user, client)]
    context = {
        "seats": sessions_of_firm(user, firm),
        "client": writable[0] if writable else None,
        "may_log": bool(writable),
        "no_client": not clients,
        "limit": PANEL,
    }
    return render(request, "advisory/sessions/panel.html", context)
