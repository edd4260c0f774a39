"""The home page: what needs me today, what changed, how far are we; made of the cards that rooms registered."""

from typing import TypedDict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.accounts.choices import Role
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.ui import home as registry

from . import portal

GROUPS: list[tuple[registry.Group, object]] = [
    ("today", gettext_lazy("Qué necesita de ti hoy")),
    ("changed", gettext_lazy("Qué cambió")),
    ("progress", gettext_lazy("Cuánto llevamos")),
]


def home(request: HttpRequest) -> HttpResponse:
    role = getattr(request.user, "role", "")
    if role == Role.FIRM:
        return portal.at_home(request)
    steps = _steps(request, role)
    context = {
        "greeting": _greeting(request),
        "today": clock.today(),
        "groups": [(key, label, cards) for key, label in GROUPS if (cards := _cards(role, key))],
        "steps": steps,
        "steps_done": sum(step["done"] for step in steps),
        "first_run": any(not step["done"] for step in steps),
    }
    return render(request, "site/home.html", context)


def own_firm(request: HttpRequest) -> HttpResponse:
    """A client firm's place in the menu: its page, or home to choose when it has several."""
    if getattr(request.user, "role", "") != Role.FIRM:
        raise Http404
    firms = list(firms_visible_to(request.user).values_list("pk", flat=True)[:2])
    return redirect("firms:page", firms[0]) if len(firms) == 1 else redirect("home")


def _greeting(request: HttpRequest) -> str:
    name = str(request.user).split()[0]
    hour = clock.now().astimezone(clock.CHILE).hour
    if 6 <= hour < 12:
        return _("Buenos días, %(name)s") % {"name": name}
    if 12 <= hour < 20:
        return _("Buenas tardes, %(name)s") % {"name": name}
    return _("Buenas noches, %(name)s") % {"name": name}


def _cards(role: str, group: registry.Group) -> list[dict[str, str]]:
    return [{"key": c.key, "url": url} for c in registry.cards_for(role, group) if (url := _url(c.url_name))]


class DrawnStep(TypedDict):
    label: object
    text: object
    url: str
    done: bool


def _steps(request: HttpRequest, role: str) -> list[DrawnStep]:
    return [
        {"label": s.label, "text": s.text, "url": url, "done": bool(s.done(request.user))}
        for s in registry.steps_for(role)
        if (url := _url(s.url_name))
    ]


def _url(name: str) -> str:
    """A card or step of a room that is not mounted is left out, not an error."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
