"""What a mission asks of a firm, and whether it is met, in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from encadena.matchmaking.rules.eligibility import NO, UNKNOWN, YES, Verdict
from encadena.matchmaking.wording import registration as rounds
from encadena.matchmaking.wording.registration import Line
from encadena.ui import figures

from ..models import Mission
from ..queries.eligibility import terms_of

TONES = {YES: "good", NO: "bad", UNKNOWN: "attention"}


def asks(mission: Mission) -> list[tuple[str, str]]:
    """By rule, in a fixed order."""
    found = rounds.asks(terms_of(mission))
    if mission.certified:
        found.append(("certified", _("Tener una certificación vigente")))
    if mission.exporting:
        found.append(("exporting", _("Exportar ya")))
    return found


def lines(mission: Mission, stored: Iterable[Mapping[str, Any]]) -> list[Line]:
    """Each condition with its verdict of the day of applying and what it rested on."""
    asked = dict(asks(mission))
    verdicts = [Verdict(row["rule"], row["outcome"], dict(row["facts"])) for row in stored]
    return [Line(asked.get(v.rule, v.rule), rounds.outcome(v.outcome), evidence(v), TONES[v.outcome]) for v in verdicts]


def evidence(verdict: Verdict) -> str:
    if verdict.rule == "certified":
        return _certified(verdict)
    if verdict.rule == "exporting":
        return _exporting(verdict)
    return rounds.evidence(verdict)


def _certified(verdict: Verdict) -> str:
    if verdict.outcome == YES:
        until = str(verdict.facts.get("until") or "")
        named = {"name": verdict.facts["has"], "until": figures.day(date.fromisoformat(until)) if until else "—"}
        return _("%(name)s, vale hasta el %(until)s") % named
    return _("ninguna vigente") if verdict.outcome == NO else _("sin certificaciones registradas")


def _exporting(verdict: Verdict) -> str:
    if on := verdict.facts.get("on"):
        return _("exportó el %(on)s") % {"on": figures.day(date.fromisoformat(str(on)))}
    if verdict.outcome == UNKNOWN:
        return _("sin exportaciones registradas ni línea base")
    return _("según su línea base: USD %(amount)s al año") % {"amount": figures.number(str(verdict.facts["has"]))}
