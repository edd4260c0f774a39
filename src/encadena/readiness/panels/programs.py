"""What a key for programs may allow here."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.registry import register_scopes

register_scopes("diagnoses", read=_("Leer diagnósticos"))
register_scopes("plans", read=_("Leer planes de acción"), write=_("Registrar brechas, acciones y planes"))
