"""What clients show in the shell and on other rooms' pages."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.audit import registry as audit
from encadena.firms.registry import Joiner, register_joiner
from encadena.network.registry import register_indicator
from encadena.ui import home, nav, slots

from ..actions.joining import join_clients, part_clients
from ..choices import EndReason, Stage
from ..queries import results
from .section import SECTION

READERS = [Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR]

ADVISING = [Role.ADVISER, Role.HEAD]

nav.register(_("Mi día"), "advisory:my_day", icon="sun", order=5, roles=ADVISING, key="d", section=SECTION)
nav.register(_("Clientes"), "advisory:clients", icon="users", order=12, roles=READERS, key="c", section=SECTION)
slots.register(
    "firm",
    "accompaniment",
    label=_("Acompañamiento"),
    url_name="advisory:client_firm_panel",
    order=12,
    roles=[*READERS, Role.FIRM],
)
nav.register(
    _("Carga por centro"),
    "advisory:caseloads",
    icon="chart-bar",
    order=13,
    roles=[role for role in READERS if role != Role.ADVISER],
    section=SECTION,
)
home.register_card("day", "advisory:day_card", 1, ADVISING)
slots.register("client", "way", label=_("Camino"), url_name="advisory:client_way", order=90, roles=READERS)

for verb, text in {
    "client.opened": _("la registró como interesada"),
    "client.updated": _("editó qué quiere lograr y cómo llegó"),
    "client.sign": _("registró el acuerdo firmado"),
    "client.begin": _("inició el acompañamiento"),
    "client.graduate": _("registró el egreso"),
    "client.pause": _("la dejó inactiva"),
    "client.reopen": _("la reabrió"),
    "client.step_undone": _("deshizo el paso"),
    "client.adviser": _("cambió quién la asesora"),
    "client.transferred": _("la trasladó de centro"),
    "client.transfer_undone": _("deshizo el traslado de centro"),
    "client.joined": _("unió dos clientes de la misma empresa"),
    "client.joined_away": _("unió este cliente a otro de la misma empresa"),
    "client.parted": _("separó los clientes que se habían unido"),
    "caseload.moved": _("traspasó una cartera"),
    "caseload.undone": _("devolvió una cartera"),
}.items():
    audit.describe(verb, text)

register_indicator("sessions", label=_("Sesiones que cuentan"), measure=results.counted_sessions, order=10)
register_indicator("hours", label=_("Horas de atención"), unit=_("horas"), measure=results.contact_hours, order=20)
register_indicator(
    "accompanied",
    label=_("Clientes en acompañamiento"),
    measure=results.accompanied_clients,
    order=30,
    accumulates=False,
)
register_indicator("milestones", label=_("Hitos verificados"), measure=results.verified_milestones, order=40)

audit.field_names("network.centre", {"adviser": _("asesoría"), "clients": _("clientes")})
audit.field_names("advisory.client", {"adviser": _("asesoría"), "centre": _("centro")})


def _label_of(choices: type[Stage] | type[EndReason]) -> audit.Shown:
    return lambda code: dict(choices.choices).get(code, code)


audit.value_shown("advisory.client", "stage", _label_of(Stage))
audit.value_shown("advisory.client", "end_reason", _label_of(EndReason))

register_joiner(Joiner("advisory.clients", join_clients, part_clients))
