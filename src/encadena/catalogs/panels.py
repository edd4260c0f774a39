"""What catalogs shows in the shell: its entry in the menu and the words of its log."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.audit import registry
from encadena.ui import figures, nav

INSIDE = [role for role in Role.values if role not in {Role.FIRM, Role.BUYER}]

nav.register(_("Catálogos"), "catalogs:index", icon="list-search", order=90, roles=INSIDE, key="k")

registry.describe("catalogs.loaded", _("cargó el catálogo oficial"))
registry.describe("catalogs.uf_added", _("agregó el valor de la UF"))
registry.describe("catalogs.uf_replaced", _("reemplazó el valor de la UF"))
registry.value_shown("catalogs.ufvalue", "value", lambda value: figures.number(value, 2))
