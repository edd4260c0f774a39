"""The words of the log, and what sessions may be linked to."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from encadena.advisory.registry import register_links
from encadena.audit import registry as audit
from encadena.ui import figures

from ..choices import AllianceKind, AllianceState, FirmState, ProjectKind, ProjectState, SaidBy
from ..queries.project import KIND, session_links

register_links(KIND, label=_("Encadenamiento"), options=session_links)

for verb, text in {
    "chain.created": _("creó el proyecto de encadenamiento"),
    "chain.edited": _("editó el proyecto de encadenamiento"),
    "chain.state_changed": _("cambió el estado del proyecto"),
    "chain.kind_changed": _("cambió el tipo del proyecto"),
    "chain.stage_added": _("agregó una etapa al proyecto"),
    "chain.stage_done": _("dio por hecha una etapa del proyecto"),
    "chain.stage_back": _("dejó pendiente una etapa del proyecto"),
    "chain.anchor_added": _("agregó un comprador ancla"),
    "chain.anchor_removed": _("quitó un comprador ancla"),
    "chain.members_added": _("agregó empresas al proyecto"),
    "chain.member_left": _("registró que una empresa salió del proyecto"),
    "chain.member_came_back": _("devolvió una empresa al proyecto"),
    "chain.members_joined": _("unió las estadías de dos registros de una misma empresa"),
    "chain.members_parted": _("separó las estadías que se habían unido"),
    "firm.entered_chain": _("agregó la empresa a un encadenamiento"),
    "firm.left_chain": _("registró que la empresa salió de un encadenamiento"),
    "firm.came_back_chain": _("devolvió la empresa a un encadenamiento"),
    "chain.requirement_added": _("agregó un requisito del comprador"),
    "chain.requirement_edited": _("cambió un requisito del comprador"),
    "chain.requirement_retired": _("retiró un requisito del comprador"),
    "chain.requirement_restored": _("repuso un requisito del comprador"),
    "chain.gap_made": _("registró una brecha por un requisito"),
    "chain.gap_answered": _("respondió si una brecha cerrada cumple el requisito"),
    "requirement.state_set": _("dijo cómo está la empresa en un requisito"),
    "chain_sale.recorded": _("registró una venta del encadenamiento"),
    "chain_sale.corrected": _("corrigió una venta del encadenamiento"),
    "chain_sale.withdrawn": _("retiró una venta del encadenamiento"),
    "chain_sale.brought_back": _("repuso una venta del encadenamiento"),
    "chain.measured": _("registró una medición del proyecto"),
    "chain.measure_corrected": _("corrigió una medición del proyecto"),
    "chain.measure_withdrawn": _("retiró una medición del proyecto"),
    "chain.measure_brought_back": _("repuso una medición del proyecto"),
    "anchor.named": _("registró un comprador ancla"),
    "alliance.created": _("registró una alianza"),
    "alliance.edited": _("editó una alianza"),
    "chain.agreement_added": _("registró un acuerdo del proyecto"),
    "chain.agreement_corrected": _("corrigió un acuerdo del proyecto"),
}.items():
    audit.describe(verb, text)

audit.field_names(
    "chains.linkageproject",
    {
        "stage": _("etapa"),
        "member": _("empresa"),
        "anchors": _("compradores ancla"),
        "requirement": _("requisito"),
        "agreement": _("acuerdo"),
    },
)
audit.field_names("firms.firm", {"chain": _("encadenamiento")})
audit.field_names("chains.alliance", {"parties": _("partes")})


def _day(stored: object) -> str:
    return figures.day(date.fromisoformat(str(stored)))


def _or_day(stored: object) -> str:
    return _day(stored) if stored else ""


for kind, names in {
    "chains.linkageproject": ("starts_on", "planned_end", "ended_on"),
    "chains.requirementstate": ("on",),
    "chains.chainsale": ("month", "invoiced_on", "paid_on"),
    "chains.alliance": ("starts_on", "ends_on"),
    "chains.measure": ("first", "last"),
}.items():
    for name in names:
        audit.value_shown(kind, name, _or_day)


def _in_words(kind: str, field: str, choices: list[tuple[str, Any]]) -> None:
    audit.value_shown(kind, field, lambda code: dict(choices).get(str(code), code))


_in_words("chains.linkageproject", "kind", ProjectKind.choices)
_in_words("chains.linkageproject", "state", ProjectState.choices)
_in_words("chains.requirementstate", "state", FirmState.choices)
_in_words("chains.requirementstate", "said_by", SaidBy.choices)
_in_words("chains.alliance", "kind", AllianceKind.choices)
_in_words("chains.alliance", "state", AllianceState.choices)
