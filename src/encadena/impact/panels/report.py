"""The yearly report in the menu."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.ui import home, nav

from .comparing import SECTION

INSIDE = [role for role in Role if role not in {Role.FIRM, Role.BUYER}]

home.register_card("report", "impact:report_card", 20, INSIDE, group="progress")
nav.register(_("Resultados"), "impact:reports", icon="report-analytics", order=70, roles=INSIDE, section=SECTION)
nav.register(_("Informes guardados"), "impact:published", icon="archive", order=71, roles=INSIDE, section=SECTION)
