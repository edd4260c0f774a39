"""What the room shows in the shell and on the page of a firm, and the words of its log."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.advisory.registry import OrderSource, register_orders
from encadena.audit import registry as audit
from encadena.ui import home, nav, slots

from .actions import propose_milestone
from .queries.orders import order_visible_to

ROLES = [role for role in Role if role != Role.BUYER]

nav.register(_("Ferias"), "fairs:list", icon="building-store", order=43, roles=ROLES)
slots.register("firm", "fairs", label=_("Ferias"), url_name="fairs:firm_panel", order=64, roles=ROLES)
home.register_card("fairs", "fairs:home_card", 26, ROLES)
register_orders(OrderSource("feria", order_visible_to, _("Pedido recibido en %(event)s"), propose_milestone))

for verb, text in {
    "fair.created": _("creó la feria"),
    "fair.edited": _("editó la feria"),
    "fair.state_changed": _("cambió el estado de la feria"),
    "fair.exhibitor_added": _("agregó un expositor"),
    "fair.presented": _("cambió cómo se presenta un expositor"),
    "fair.stand_given": _("asignó un puesto"),
    "fair.grouped": _("cambió el grupo de un expositor"),
    "fair.kind_added": _("agregó un tipo de puesto"),
    "fair.kind_removed": _("quitó un tipo de puesto"),
    "fair.told": _("contó qué trajo de la feria"),
    "fair.milestone_proposed": _("propuso un pedido como hito"),
    "fair.asked": _("llegó una solicitud de un visitante"),
    "fair.answered": _("dio por respondida una solicitud"),
}.items():
    audit.describe(verb, text)
