"""The first thing of the day in words."""

from django.utils.translation import gettext as _

from ..rules.day import First


def told(first: First) -> str:
    return {
        First.OVERDUE: _("Cumple lo que prometiste"),
        First.DUE: _("Cumple lo prometido para hoy"),
        First.PAPER: _("Renueva un documento que vence"),
        First.LEAD: _("Firma el acuerdo con quien espera"),
        First.SILENT: _("Llama a quien no ha tenido sesión"),
        First.NOTHING: _("Estás al día"),
    }[first]
