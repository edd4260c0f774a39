"""What papers about to end show in the shell, and the mails about them."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.ui import home

from ..actions.expiry import EXPIRY, note_expiring
from ..registry import AlertSource, register_alerts
from ..wording.expiry import expiry_mail

home.register_card("expiring", "advisory:expiring_card", 30, [Role.ADVISER, Role.HEAD])


def _note(actor: User | None) -> int:
    return note_expiring(actor=actor)


register_alerts(AlertSource(EXPIRY, _("Documentos por vencer"), _note, expiry_mail))
