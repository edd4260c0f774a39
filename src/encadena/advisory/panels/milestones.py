"""What milestones show in the shell and on other rooms' pages."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.audit import registry as audit
from encadena.ui import nav, slots

from ..choices import Attribution, MilestoneKind, MilestoneState
from .section import SECTION

READERS = [
    Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR,
]  # fmt: skip

nav.register(_("Hitos"), "advisory:milestones", icon="trophy", order=34, roles=READERS, key="h", section=SECTION)
nav.register(_("Seguimientos"), "advisory:follow_ups", icon="phone", order=35, roles=READERS, section=SECTION)
slots.register(
    "firm", "milestones", label=_("Hitos"), url_name="advisory:firm_milestones", order=75, roles=[*READERS, Role.FIRM]
)
slots.register("client", "milestones", label=_("Hitos"), url_name="advisory:client_milestones", order=60)

for verb, text in {
    "baseline.fixed": _("fijó una línea base"),
    "milestone.reported": _("registró un hito"),
    "milestone.import_undone": _("retiró un hito al deshacer una importación"),
    "milestone.corrected": _("corrigió un hito"),
    "milestone.attributed": _("anotó la declaración del cliente sobre un hito"),
    "milestone.verified": _("verificó un hito"),
    "milestone.returned": _("devolvió un hito"),
    "milestone.withdrawn": _("retiró un hito"),
    "milestone.restored": _("devolvió un hito a la cuenta"),
    "follow_up.attempted": _("intentó contactar para un seguimiento"),
    "follow_up.closed": _("cerró un seguimiento"),
    "follow_up.reopened": _("reabrió un seguimiento"),
}.items():
    audit.describe(verb, text)

audit.field_names(
    "advisory.client",
    {
        "baseline.sales": _("línea base de ventas"),
        "baseline.jobs": _("línea base de empleo"),
        "baseline.exports": _("línea base de exportaciones"),
        "milestone.kind": _("hito"),
        "milestone.on": _("fecha del hito"),
        "milestone.what": _("qué cambió"),
        "milestone.after": _("valor después"),
        "milestone.amount": _("monto"),
        "milestone.currency": _("moneda"),
        "milestone.country": _("país"),
        "milestone.state": _("estado del hito"),
        "milestone.attribution": _("declaración del cliente"),
    },
)


def _named(choices: Mapping[str, object]) -> Callable[[Any], object]:
    return lambda code: choices.get(code, code)


for field, choices in {
    "milestone.kind": MilestoneKind.choices,
    "milestone.state": MilestoneState.choices,
    "milestone.attribution": Attribution.choices,
}.items():
    audit.value_shown("advisory.client", field, _named(dict(choices)))
