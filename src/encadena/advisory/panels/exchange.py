"""What the exchange shows in the shell and in timelines."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.audit import registry as audit
from encadena.ui import nav

from .section import SECTION

IMPORTERS = [Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR]
FORMS = [Role.HEAD, Role.COORDINATOR, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR]

nav.register(_("Intercambio"), "advisory:exchange", icon="file-import", order=22, roles=IMPORTERS, section=SECTION)
nav.register(_("Informes 641 y 888"), "advisory:forms", icon="file-download", order=38, roles=FORMS, section=SECTION)
audit.describe("session.import_undone", _("retiró la sesión al deshacer una importación"))
