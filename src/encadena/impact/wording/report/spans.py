"""Days as people say them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.ui import figures

MONTH, YEAR = 365.25 / 12, 365.25
SHORT = 60


def span(days: float) -> str:
    """``421`` → ``1 año y 2 meses``; up to two months in days."""
    if days < SHORT:
        return ngettext("%(n)s día", "%(n)s días", round(days)) % {"n": round(days)}
    years, months = divmod(round(days / MONTH), 12)
    if not years:
        return _months(months)
    said = ngettext("%(n)s año", "%(n)s años", years) % {"n": figures.number(years)}
    return _("%(years)s y %(months)s") % {"years": said, "months": _months(months)} if months else said


def _months(months: int) -> str:
    return ngettext("%(n)s mes", "%(n)s meses", months) % {"n": months}
