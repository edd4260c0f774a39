"""What sessions show in the shell and on other rooms' pages."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.audit import registry as audit
from encadena.ui import nav, slots

from .section import SECTION

READING = [Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.AGENCY, Role.AGENCY_REGION, Role.FIRM, Role.ADMINISTRATOR]

nav.register(
    _("Sesiones"),
    "advisory:sessions",
    icon="notes",
    order=14,
    roles=READING,
    key="s",
    section=SECTION,
)
slots.register("firm", "sessions", label=_("Sesiones"), url_name="advisory:sessions_of_firm", order=54, roles=READING)
slots.register(
    "client", "sessions", label=_("Sesiones"), url_name="advisory:sessions_of_client", order=20, roles=READING
)

for verb, text in {
    "area.added": _("agregó un área de asesoría"),
    "area.retired": _("retiró un área de asesoría"),
    "session.logged": _("registró la sesión"),
    "session.corrected": _("corrigió la sesión"),
    "session.withdrawn": _("retiró la sesión"),
    "session.restored": _("devolvió la sesión al registro"),
    "session.step_done": _("cumplió el próximo paso"),
    "session.step_reopened": _("reabrió el próximo paso"),
    "session.step_postponed": _("cambió la fecha del próximo paso"),
}.items():
    audit.describe(verb, text)
