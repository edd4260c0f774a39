"""What a key for programs may allow here."""

from django.utils.translation import gettext_lazy as _

from encadena.accounts.registry import register_scopes

register_scopes("clients", read=_("Leer clientes"), write=_("Abrir clientes y mover sus etapas"))
register_scopes("sessions", read=_("Leer sesiones"), write=_("Registrar y corregir sesiones"))
register_scopes("milestones", read=_("Leer hitos"), write=_("Registrar hitos"))
