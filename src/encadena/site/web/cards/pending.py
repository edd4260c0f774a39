"""What waits for this reader, as short sentences that lead to the records they count. Nothing waits: an empty card."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.accounts.choices import Role
from encadena.firms.choices import FemaleOwned, SizeBand
from encadena.firms.queries.links import pending_for
from encadena.firms.queries.scope import firms_visible_to
from encadena.firms.queries.tallies import missing_facts
from encadena.jobs.choices import State
from encadena.jobs.queries import jobs_of
from encadena.kernel import clock
from encadena.ui import figures

KEEPERS = frozenset({Role.ADVISER, Role.HEAD, Role.COORDINATOR})
FAILED_SINCE = timedelta(days=7)
REQUESTS_SHOWN = 5


@dataclass(frozen=True)
class Waiting:
    """``text`` says what and how many; ``action`` is the verb on the button."""

    text: str
    url: str
    action: str
    icon: str


def pending(request: HttpRequest) -> HttpResponse:
    rows = [*_failed_jobs(request), *_requests(request), *_gaps(request), *_own_firm(request)]
    return render(request, "site/cards/pending.html", {"rows": rows}) if rows else HttpResponse()


def _failed_jobs(request: HttpRequest) -> Iterator[Waiting]:
    since = clock.now() - FAILED_SINCE
    user: Any = request.user
    failed = jobs_of(user).filter(state=State.FAILED, finished_at__gte=since).count()
    if failed:
        text = ngettext("%(n)s trabajo tuyo falló esta semana", "%(n)s trabajos tuyos fallaron esta semana", failed)
        yield Waiting(text % {"n": figures.number(failed)}, reverse("jobs:list"), _("Revisar"), "alert-triangle")


def _requests(request: HttpRequest) -> Iterator[Waiting]:
    for asked in pending_for(request.user)[:REQUESTS_SHOWN]:
        text = _("%(centre)s pide atender a %(firm)s") % {"centre": asked.centre, "firm": asked.firm}
        yield Waiting(text, reverse("firms:panel_attending", args=[asked.firm_id]), _("Responder"), "user-question")


def _gaps(request: HttpRequest) -> Iterator[Waiting]:
    """What keeps firms out of subsidies and rounds: no sales known, owners unknown, no RUT."""
    if getattr(request.user, "role", "") not in KEEPERS:
        return
    counts = missing_facts(request.user)
    for key, query, one, many in (
        (
            "sales",
            f"tramo={SizeBand.NO_INFORMATION}",
            _("%(n)s empresa sin ventas informadas"),
            _("%(n)s empresas sin ventas informadas"),
        ),
        (
            "owners",
            f"mujeres={FemaleOwned.UNKNOWN}",
            _("%(n)s empresa sin propiedad completa"),
            _("%(n)s empresas sin propiedad completa"),
        ),
        ("rut", "rut=sin", _("%(n)s emprendimiento sin RUT"), _("%(n)s emprendimientos sin RUT")),
    ):
        if n := getattr(counts, key):
            text = (one if n == 1 else many) % {"n": figures.number(n)}
            yield Waiting(text, f"{reverse('firms:list')}?{query}", _("Ver"), "clipboard-list")


def _own_firm(request: HttpRequest) -> Iterator[Waiting]:
    """A client firm: its own page, and what is still missing there."""
    if getattr(request.user, "role", "") != Role.FIRM:
        return
    for firm in firms_visible_to(request.user):
        missing = [
            label
            for label, absent in (
                (_("ventas"), firm.band == SizeBand.NO_INFORMATION),
                (_("propiedad"), firm.female_owned == FemaleOwned.UNKNOWN),
                (_("correo"), not firm.email),
                (_("teléfono"), not firm.phone),
                (_("ofertas"), not firm.offerings.exists()),
            )
            if absent
        ]
        text = _("%(firm)s: falta %(what)s") % {"firm": firm, "what": ", ".join(missing)} if missing else str(firm)
        action = _("Completar") if missing else _("Ver ficha")
        yield Waiting(text, reverse("firms:page", args=[firm.pk]), action, "building-store")
