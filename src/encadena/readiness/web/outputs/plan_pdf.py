"""The plan on one page. What does not fit is left out from the least important on, and the page says how many."""

import json
from functools import cache
from pathlib import Path

import typst
from django.contrib.staticfiles import finders
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from encadena.advisory.models import Client
from encadena.kernel import clock
from encadena.ui import figures

from ...choices import ActionState, GapState, Severity
from ...models import Gap, Plan
from ...queries import plan as queries
from ...wording.plan import responsible_words

_TEMPLATE = Path(__file__).with_name("plan.typ")
MOST = 60


def plan_pdf(client: Client, *, language: str) -> bytes:
    with translation.override(language):
        inputs = {"data": json.dumps(sheet_of(client, language), ensure_ascii=False), "mark": _mark()}
    return bytes(typst.compile(_TEMPLATE.read_bytes(), sys_inputs=inputs, font_paths=_fonts()))


def sheet_of(client: Client, language: str) -> dict[str, object]:
    """What the page shows: gaps of the open plan, the weightiest first, each with what is still to be done."""
    plan = queries.open_plan(client)
    gaps = [gap for gap in queries.gaps_of(client) if plan and gap.plan_id == plan.pk and not gap.over]
    gaps.sort(key=lambda gap: (-gap.severity, _first_due(gap)))
    return {
        "language": language,
        "title": _("Plan de acción"),
        "firm": str(client.firm),
        "centre": str(client.centre),
        "adviser": str(client.adviser or ""),
        "goal_label": _("Lo que queremos lograr"),
        "goal": plan.goal if plan else _("Todavía no hay un plan abierto."),
        "agreed": _agreed(plan),
        "columns": [_("Qué vamos a hacer"), _("Quién"), _("Para cuándo"), _("Hecho")],
        "gaps": [_gap(gap) for gap in gaps[:MOST]],
        "hidden": max(0, len(gaps) - MOST),
        "more": [_("y %(n)s brecha más, que está en Encadena"), _("y %(n)s brechas más, que están en Encadena")],
        "none": _("Todavía no hay brechas en el plan."),
        "sign": [_("Por la empresa"), pgettext("firma", "Por el centro")],
        "printed": _("Impreso el %(on)s") % {"on": figures.day(clock.today())},
    }


def _gap(gap: Gap) -> dict[str, object]:
    rows = [a for a in gap.actions.all() if a.state != ActionState.CANCELLED]
    return {
        "title": gap.title,
        "prevents": _("Impide: %(what)s") % {"what": gap.prevents} if gap.prevents else "",
        "heavy": gap.severity == Severity.HIGH,
        "state": str(GapState(gap.state).label),
        "actions": [
            [a.what, responsible_words(a), figures.day(a.due_on), a.state != ActionState.TO_DO, a.instrument]
            for a in rows
        ],
        "nothing": "" if rows else _("Falta acordar qué hacer."),
    }


def _first_due(gap: Gap) -> str:
    days = [a.due_on.isoformat() for a in gap.actions.all() if a.state == ActionState.TO_DO]
    return min(days, default="9999")


def _agreed(plan: Plan | None) -> str:
    if plan is None:
        return ""
    if plan.agreed_on is None:
        return _("Todavía no está acordado con la empresa.")
    return _("Acordado con %(name)s el %(on)s.") % {"name": plan.agreed_by, "on": figures.day(plan.agreed_on)}


@cache
def _fonts() -> "typst.Fonts":
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


@cache
def _mark() -> str:
    """The two linked rings."""
    return Path(str(finders.find("ui/mark.svg"))).read_text()
