"""When a paper ends, in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.kernel import clock
from encadena.ui import figures

from ..rules.expiry import Standing, standing_of

TONES = {Standing.SOON: "plain", Standing.CLOSE: "attention", Standing.EXPIRED: "bad", Standing.FAR: "good"}


def expiry_words(expires_on: date | None) -> str:
    """``vence en 12 días (3 dic 2026)``; an end that nobody stated is said as such."""
    if expires_on is None:
        return _("sin vencimiento informado")
    left, on = (expires_on - clock.today()).days, figures.day(expires_on)
    if standing_of(expires_on, clock.today()) == Standing.FAR:
        return _("vigente hasta el %(on)s") % {"on": on}
    if left == 0:
        return _("vence hoy")
    if left > 0:
        words = ngettext("vence en %(n)s día (%(on)s)", "vence en %(n)s días (%(on)s)", left)
    else:
        words = ngettext("venció hace %(n)s día (%(on)s)", "venció hace %(n)s días (%(on)s)", -left)
    return words % {"n": figures.number(abs(left)), "on": on}


def expiry_tone(expires_on: date | None) -> str:
    return TONES.get(standing_of(expires_on, clock.today()), "plain")
