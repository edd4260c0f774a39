"""Roles of the people who log in, and the words of their account."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person does in the network; it decides menus and scope (rows 8 and 44 of the capabilities)."""

    ADMINISTRATOR = "administrator", _("Administración")
    AGENCY = "agency", _("Agencia nacional")
    AGENCY_REGION = "agency_region", _("Dirección regional de la agencia")
    COORDINATOR = "coordinator", _("Coordinación del operador")
    HEAD = "head", _("Jefatura de centro")
    ADVISER = "adviser", _("Asesoría")
    PROMOTER = "promoter", _("Promoción de exportaciones")
    ASSOCIATION = "association", _("Asociación o mesa")
    FIRM = "firm", _("Empresa")
    BUYER = "buyer", _("Comprador")


class Language(TextChoices):
    SPANISH = "es", "Español"
    ENGLISH = "en", "English"
    PORTUGUESE = "pt", "Português"


class LinkPurpose(TextChoices):
    """What a link of this room is for; rooms above name purposes of their own."""

    SIGN_IN = "sign_in", _("Entrar sin contraseña")
