"""The rules of an agenda, as its organiser reads them."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..choices import MeetingMode
from ..models import AgendaRules, Round
from ..queries.agenda_rules import agenda_rules_of
from .interpreting import pair_words


def lines_of(round: Round) -> list[str]:
    """Of a round, its interpreters and those by video included."""
    there = Counter(interpreter.pair for interpreter in round.interpreters.all())
    found = [*lines(agenda_rules_of(round)), *(_interpreters(pair, count) for pair, count in there.items())]
    if round.participants.filter(mode=MeetingMode.VIRTUAL).exists():
        found.append(_("Una reunión por video no ocupa mesa cuando nadie de ella está en el recinto."))
    return found


def lines(rules: AgendaRules) -> list[str]:
    """A sentence for each rule that is asked; none for those that are not."""
    found = []
    if rules.length > 1:
        facts = {"length": rules.length}
        found.append(_("Cada reunión toma %(length)s horarios seguidos, salvo las que dicen otra cosa.") % facts)
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


def _interpreters(pair: str, count: int) -> str:
    text = ngettext(
        "Hay %(count)s intérprete de %(languages)s: no se hacen más reuniones a la vez que lo necesiten.",
        "Hay %(count)s intérpretes de %(languages)s: no se hacen más reuniones a la vez que los necesiten.",
        count,
    )
    return text % {"count": count, "languages": pair_words(pair)}
