"""The page of a firm: a header that never moves, and panels under it, ours and those of the rooms above."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from encadena.ui import slots

from ...models import Firm
from ...queries import profile
from ...queries.document import papers_of
from ...queries.duplicates import alike_to
from ...queries.options import adviser_choices, centre_choices
from ...queries.scope import kept_instead_of
from ..access import STAFF, editable, readable_firm, reader
from ..forms.attending import AssignForm, JoinForm
from ..forms.document import DocumentForm
from ..forms.offering import OfferingForm
from ..forms.owner import OwnerForm, SalesForm

FIRST = "profile"
OURS = "firms:"


def firm_page(request: HttpRequest, pk: int, key: str = "") -> HttpResponse:
    """``key`` names one of our panels; a panel of another room is asked for with ``?panel=``."""
    if kept := kept_instead_of(request.user, pk):
        messages.info(request, _("La ficha que buscabas fue fusionada con esta."))
        return redirect("firms:page", pk=kept.pk)
    return draw(request, readable_firm(request, pk), key or request.GET.get("panel", ""))


def draw(
    request: HttpRequest, firm: Firm, key: str, extra: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page with panel ``key``; ``extra`` replaces what the panel would show (a form with its errors)."""
    panels = slots.panels_of("firm", reader(request).role)
    active = next((p for p in panels if p.key == key), panels[0])
    ours = active.url_name.startswith(OURS)
    context = {
        "firm": firm,
        "figure": profile.size_figure(firm),
        "attended_by": profile.open_assignments(firm),
        "may_edit": editable(request, firm),
        "is_staff_reader": reader(request).role in STAFF or reader(request).is_superuser,
        "tabs": [_tab(panel, firm, panel.key == active.key) for panel in panels],
        "panel": active,
        "panel_url": "" if ours else reverse(active.url_name, args=[firm.pk]),
        "panel_template": f"firms/panels/{active.key}.html" if ours else "",
    }
    own = _CONTEXTS[active.key](request, firm) if ours else {}
    return render(request, "firms/page.html", {**context, **own, **(extra or {})}, status=status)


def _tab(panel: slots.Panel, firm: Firm, active: bool) -> dict[str, object]:
    ours = panel.url_name.startswith(OURS)
    here = reverse("firms:page", args=[firm.pk])
    url = reverse(panel.url_name, args=[firm.pk]) if ours else f"{here}?panel={panel.key}"
    return {"label": panel.label, "url": url, "active": active, "count": None}


def _profile(request: HttpRequest, firm: Firm) -> dict[str, object]:
    return {"activities": firm.activities.select_related("activity").order_by("-main", "activity")}


def _owners(request: HttpRequest, firm: Firm) -> dict[str, object]:
    return {"owners": profile.owners_of(firm), "form": OwnerForm()}


def _sales(request: HttpRequest, firm: Firm) -> dict[str, object]:
    return {"sales": profile.sales_of(firm), "form": SalesForm()}


def _offerings(request: HttpRequest, firm: Firm) -> dict[str, object]:
    return {"offerings": profile.offerings_of(firm), "form": OfferingForm()}


def _documents(request: HttpRequest, firm: Firm) -> dict[str, object]:
    return {"papers": papers_of(request.user, firm), "form": DocumentForm()}


def _attending(request: HttpRequest, firm: Firm) -> dict[str, object]:
    rows = list(profile.all_assignments(firm))
    mine = {pk for pk, _name in centre_choices(request.user)}
    free = [(pk, name) for pk, name in centre_choices(request.user) if not _attends(rows, pk)]
    advisers = {row.pk: adviser_choices([str(row.centre_id)]) for row in rows if not row.until}
    return {
        "assignments": [{"row": r, "mine": str(r.centre_id) in mine, "advisers": advisers.get(r.pk)} for r in rows],
        "memberships": profile.memberships(firm),
        "form": AssignForm(centres=free) if free else None,
        "join_form": JoinForm(firm=firm),
    }


def _attends(rows: list[Any], centre: str) -> bool:
    return any(str(row.centre_id) == centre and row.until is None for row in rows)


def _alike(request: HttpRequest, firm: Firm) -> dict[str, object]:
    return {"alike": alike_to(firm, request.user), "merges": profile.merges_into(firm)}


def _history(request: HttpRequest, firm: Firm) -> dict[str, object]:
    return {"merges": profile.merges_into(firm)}


_CONTEXTS: dict[str, Callable[[HttpRequest, Firm], dict[str, object]]] = {
    "profile": _profile,
    "owners": _owners,
    "sales": _sales,
    "offerings": _offerings,
    "documents": _documents,
    "attending": _attending,
    "alike": _alike,
    "history": _history,
}
