from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ClaimState(TextChoices):
    """What an association said of a member, and what came of it."""

    WAITING = "waiting", _("Por confirmar")
    CONFIRMED = "confirmed", _("Confirmada")
    DECLINED = "declined", pgettext_lazy("membresía", "No es socia")
    WITHDRAWN = "withdrawn", _("Retirada")


class SheetState(TextChoices):
    CHECKED = "checked", _("Revisada")
    APPLIED = "applied", _("Aplicada")
    UNDONE = "undone", _("Deshecha")
