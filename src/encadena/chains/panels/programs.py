"""What a key for programs may allow here."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.registry import register_scopes

register_scopes(
    "chains", read=_("Leer encadenamientos y alianzas"), write=_("Registrar ventas y estados de los requisitos")
)
