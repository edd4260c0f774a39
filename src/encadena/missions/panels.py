"""What the room shows in the shell and on the page of a firm, and the words of its log."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.advisory.registry import OrderSource, register_orders
from encadena.audit import registry as audit
from encadena.ui import home, nav, slots

from .actions.milestone import propose_milestone
from .queries.orders import order_visible_to

ROLES = [role for role in Role if role != Role.BUYER]

nav.register(_("Misiones"), "missions:list", icon="plane", order=42, roles=ROLES)
slots.register("firm", "missions", label=_("Misiones"), url_name="missions:firm_panel", order=63, roles=ROLES)
home.register_card("missions", "missions:home_card", 24, ROLES)
register_orders(OrderSource("mision", order_visible_to, _("Pedido recibido en %(event)s"), propose_milestone))

for verb, text in {
    "mission.created": _("creó la misión"),
    "mission.edited": _("editó la misión"),
    "mission.state_changed": _("cambió el estado de la misión"),
    "mission.criterion_added": _("agregó un criterio"),
    "mission.criterion_removed": _("quitó un criterio"),
    "mission.item_added": _("agregó una actividad al programa"),
    "mission.item_removed": _("quitó una actividad del programa"),
    "mission.guest_invited": _("invitó a un comprador"),
    "mission.applied": _("postuló a la misión"),
    "mission.scored": _("puso puntaje a una postulación"),
    "mission.chosen": _("eligió a las empresas"),
    "mission.withdrew": _("retiró una postulación"),
    "mission.moved_up": _("subió a una empresa de la lista de espera"),
    "mission.paid": _("registró un pago"),
    "mission.payment_withdrawn": _("quitó un pago"),
    "mission.paper_added": _("agregó un documento a la misión"),
    "mission.paper_withdrawn": _("quitó un documento de la misión"),
    "mission.paper_back": _("recuperó un documento de la misión"),
    "mission.results_told": _("avisó el resultado de las postulaciones"),
    "mission.milestone_proposed": _("propuso un pedido como hito"),
    "mission.told": _("contó qué trajo de la misión"),
}.items():
    audit.describe(verb, text)
