"""The comparison of centres in the menu, and what lies outside chance on the home page."""

from django.utils.translation import gettext_lazy as _

from encadena.ui import home, nav

from ..queries.comparing import COMPARERS

SECTION = _("Resultados")

nav.register(_("Comparar centros"), "impact:comparing", icon="chart-dots", order=72, roles=COMPARERS, section=SECTION)
home.register_card("outside", "impact:outside_card", 40, COMPARERS)
