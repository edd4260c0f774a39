"""The rules of an agenda, as its organiser reads them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import AgendaRules


def lines(rules: AgendaRules) -> list[str]:
    """A sentence for each rule that is asked; none for those that are not."""
    found = []
    if rules.lunch_opens and rules.lunch_closes:
        found.append(_lunch(rules))
    if rules.steady_buyers:
        found.append(_("Cada comprador conserva su mesa todo el día, y nadie más se sienta en ella."))
    if rules.walk is not None:
        facts = {"metres": rules.walk}
        found.append(_("Nadie camina más de %(metres)s metros entre dos reuniones seguidas.") % facts)
    return found


def _lunch(rules: AgendaRules) -> str:
    facts = {
        "opens": f"{rules.lunch_opens:%H:%M}",
        "closes": f"{rules.lunch_closes:%H:%M}",
        "free": rules.lunch_free,
    }
    text = ngettext(
        "Entre las %(opens)s y las %(closes)s cada persona tiene %(free)s horario libre para almorzar.",
        "Entre las %(opens)s y las %(closes)s cada persona tiene %(free)s horarios libres seguidos para almorzar.",
        rules.lunch_free,
    )
    return text % facts
