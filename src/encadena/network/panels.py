"""What the network shows in the shell: menu, home card, search, invitations, timeline words."""


from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.ui import nav

EVERYONE_INSIDE = [role for role in Role.values if role not in {Role.FIRM, Role.BUYER}]

nav.register(_("Centros"), "network:centres", icon="building-community", order=60, roles=EVERYONE_INSIDE, key="c")
