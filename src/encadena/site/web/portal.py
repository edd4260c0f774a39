"""A client firm's own page: what comes next, then the cards that rooms put there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from encadena.accounts.choices import Role
from encadena.firms.models import Firm
from encadena.firms.queries.representation_request import own_requests
from encadena.firms.queries.scope import firms_visible_to
from encadena.ui import portal as registry
from encadena.ui import slots

CHOSEN = "portal_firm"
STEPS_SHOWN = 5
FIRMS_SHOWN = 50


@require_safe
def portal(request: HttpRequest, pk: int) -> HttpResponse:
    """One of the firms that the reader represents; the next visit of the home page opens it again."""
    firms = own_firms(request)
    chosen = next((firm for firm in firms if firm.pk == pk), None)
    if chosen is None:
        raise Http404
    request.session[CHOSEN] = pk
    return draw(request, chosen, firms)


def own_firms(request: HttpRequest) -> list[Firm]:
    if getattr(request.user, "role", "") != Role.FIRM:
        return []
    return list(firms_visible_to(request.user).order_by("sort_name", "pk")[:FIRMS_SHOWN])


def at_home(request: HttpRequest) -> HttpResponse:
    """The firm that was opened last, or the first one."""
    firms = own_firms(request)
    if not firms:
        return render(request, "site/portal_empty.html", {"requests": own_requests(request.user)})
    last = request.session.get(CHOSEN)
    return draw(request, next((firm for firm in firms if firm.pk == last), firms[0]), firms)


def draw(request: HttpRequest, firm: Firm, firms: list[Firm]) -> HttpResponse:
    steps = registry.steps_for(request.user, firm)
    panels = slots.panels_of(registry.SLOT, Role.FIRM)
    context = {
        "firm": firm,
        "firms": firms,
        "next": steps[0] if steps else None,
        "later": steps[1:STEPS_SHOWN],
        "more": max(0, len(steps) - STEPS_SHOWN),
        "cards": [{"key": p.key, "label": p.label, "url": reverse(p.url_name, args=[firm.pk])} for p in panels],
    }
    return render(request, "site/portal.html", context)
