"""What accounts puts in the sidebar."""

from django.utils.translation import gettext_lazy as _

from encadena.ui import nav

from .choices import Role

_SECTION = _("Administración")

nav.register(
    _("Cuentas"), "accounts:people", icon="users", order=900, roles={Role.ADMINISTRATOR}, key="u", section=_SECTION
)
nav.register(
    _("Invitaciones"),
    "accounts:invitations",
    icon="mail",
    order=910,
    roles={Role.ADMINISTRATOR, Role.AGENCY, Role.COORDINATOR, Role.HEAD, Role.PROMOTER},
    section=_SECTION,
)
