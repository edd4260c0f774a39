"""Sentences that several definitions share."""

from django.utils.translation import gettext_noop as _

NETWORK = _("Equipo de la red de centros")
NO_BASE = _("No se divide por nada: es un recuento.")
NO_BASE_OF_SUM = _("No se divide por nada: es una suma.")
RAN_IN_YEAR = _("Del 1 de enero al 31 de diciembre; en un año en curso, hasta hoy.")
BY_DAY = _("Por la fecha de la sesión, del 1 de enero al 31 de diciembre; en un año en curso, hasta hoy.")
CHAIN_FIRMS_BASE = _("Las empresas de los proyectos contados, cada una una vez.")
