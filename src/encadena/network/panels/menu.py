"""What the network shows in the shell: its part of the menu and its home cards."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.ui import home, nav

from ..queries.contracts import READERS as CONTRACTS
from ..queries.handovers import READERS as HANDOVERS
from ..queries.practices import READERS as PRACTICES
from ..queries.target import READERS as RESULTS

EVERYONE_INSIDE = [role for role in Role.values if role not in {Role.FIRM, Role.BUYER}]
RESPONSIBLE = [Role.AGENCY, Role.AGENCY_REGION, Role.COORDINATOR, Role.ADMINISTRATOR]

SECTION = _("Red")

nav.register(
    _("Centros"),
    "network:centres",
    icon="building-community",
    order=60,
    roles=EVERYONE_INSIDE,
    key="t",
    section=SECTION,
)
nav.register(_("Metas"), "network:targets_overview", icon="target", order=61, roles=sorted(RESULTS), section=SECTION)
nav.register(_("Convenios"), "network:contracts", icon="gavel", order=62, roles=sorted(CONTRACTS), section=SECTION)
nav.register(
    _("Buenas prácticas"), "network:practices", icon="star", order=63, roles=sorted(PRACTICES), section=SECTION
)
nav.register(
    _("Traspasos"), "network:handovers", icon="switch-horizontal", order=64, roles=sorted(HANDOVERS), section=SECTION
)
home.register_card("contracts", "network:home_card", 60, RESPONSIBLE)
home.register_card("targets", "network:targets_card", 22, sorted(RESULTS - {Role.ADVISER}))
