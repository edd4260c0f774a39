"""The log in the sidebar, the story of an account, and the words for what the rooms below do."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.ui import nav, slots

from . import registry

nav.register(
    _("Auditoría"),
    "audit:log",
    icon="history",
    order=920,
    roles={Role.ADMINISTRATOR, Role.AGENCY},
    section=_("Administración"),
)
slots.register("account", "history", label=_("Historia"), url_name="audit:account", order=90)

for verb, text in {
    "account.created": _("creó la cuenta"),
    "account.updated": _("editó el perfil"),
    "token.created": _("creó una llave para programas"),
    "token.revoked": _("revocó una llave para programas"),
    "token.restored": _("recuperó una llave para programas"),
    "account.deactivated": _("desactivó la cuenta"),
    "account.reactivated": _("reactivó la cuenta"),
    "account.role_changed": _("cambió el rol"),
    "link.issued": _("dio un enlace de acceso"),
    "link.used": _("entró con un enlace"),
    "link.withdrawn": _("retiró un enlace de acceso"),
    "invitation.issued": _("envió la invitación"),
    "invitation.resent": _("reenvió la invitación"),
    "invitation.withdrawn": _("retiró la invitación"),
    "invitation.restored": _("recuperó la invitación"),
    "invitation.accepted": _("aceptó la invitación"),
}.items():
    registry.describe(verb, text)
