"""The next step of a client in words: what to do, and the reason."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.ui import figures

from ..rules.suggestion import Advice, Suggestion


def _days(days: int) -> str:
    return ngettext("%(n)s día", "%(n)s días", days) % {"n": figures.number(days)}


_TOLD: Mapping[Advice, Callable[[int], tuple[str, str]]] = {
    Advice.OVERDUE: lambda n: (_("Cumple lo prometido"), _("El paso venció hace %(days)s.") % {"days": _days(n)}),
    Advice.PROMISED: lambda n: (
        _("Prepara lo prometido"),
        _("Vence hoy.") if n == 0 else _("Vence en %(days)s.") % {"days": _days(n)},
    ),
    Advice.ASSIGN: lambda n: (_("Asigna quién la asesora"), _("Está sin asesoría hace %(days)s.") % {"days": _days(n)}),
    Advice.SIGN: lambda n: (
        _("Firma el acuerdo de trabajo"),
        _("Espera hace %(days)s; sin acuerdo sus sesiones no cuentan.") % {"days": _days(n)},
    ),
    Advice.BEGIN: lambda n: (
        _("Inicia el acompañamiento"),
        ngettext("Firmó y ya tuvo %(n)s sesión.", "Firmó y ya tuvo %(n)s sesiones.", n) % {"n": figures.number(n)},
    ),
    Advice.FIRST_SESSION: lambda n: (
        _("Agenda la primera sesión"),
        _("Lleva %(days)s en esta etapa y todavía no tiene ninguna.") % {"days": _days(n)},
    ),
    Advice.CALL: lambda n: (_("Llámala"), _("Lleva %(days)s sin una sesión.") % {"days": _days(n)}),
    Advice.PLAN: lambda n: (
        _("Acuerda el próximo paso"),
        _("La última sesión fue hace %(days)s y no dejó nada prometido.") % {"days": _days(n)},
    ),
    Advice.ENDED: lambda n: (_("Nada pendiente"), _("Terminó hace %(days)s.") % {"days": _days(n)}),
}


def told(suggestion: Suggestion) -> tuple[str, str]:
    """(what to do, why)."""
    return _TOLD[suggestion.advice](suggestion.days)
