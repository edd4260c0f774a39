"""What the room shows in the shell and on the page of a firm."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.advisory.panels.section import SECTION
from encadena.ui import nav, slots

STAFF = [Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR, Role.AGENCY, Role.AGENCY_REGION]

nav.register(_("Encadenamientos"), "chains:list", icon="affiliate", order=36, roles=STAFF, section=SECTION)
slots.register(
    "firm",
    "chains",
    label=_("Encadenamientos"),
    url_name="chains:firm_panel",
    order=72,
    roles=[*STAFF, Role.FIRM],
)
