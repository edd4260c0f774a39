"""What an agenda breaks, in words that name the people, the hour and the way out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..choices import Session
from ..planning import FIXED_TABLE, Violation
from ..queries.names import Names


@dataclass(frozen=True)
class Line:
    """One violation; ``meetings`` are the keys of those it names, the first is the one to look at."""

    rule: str
    text: str
    meetings: list[int]


def lines(violations: Iterable[Violation], names: Names) -> list[Line]:
    return [Line(v.rule, sentence(v, names), _meetings(v)) for v in violations]


def sentence(v: Violation, names: Names) -> str:
    """The violation as a planner would say it."""
    say = _SENTENCES.get(v.rule)
    return say(v, names) if say else f"{v.rule}: " + ", ".join(names.of(str(s)) for s in v.subjects)


def _hour(v: Violation, names: Names) -> str:
    return names.hours.get(v.slot or 0, str(v.slot or ""))


def _first(v: Violation, names: Names) -> str:
    return names.of(str(v.subjects[0])) if v.subjects else ""


def _others(v: Violation, names: Names, start: int = 1) -> str:
    return "; ".join(names.of(str(s)) for s in v.subjects[start:])


def _param(v: Violation, key: str) -> Any:
    return v.params.get(key, "")


def _once(v: Violation, names: Names) -> str:
    return _("%(meeting)s no tiene horario.") % {"meeting": _first(v, names)}


def _one_at_a_time(v: Violation, names: Names) -> str:
    facts = {"who": _first(v, names), "hour": _hour(v, names), "count": len(v.subjects) - 1, "list": _others(v, names)}
    return _("%(who)s tiene %(count)s reuniones a las %(hour)s: %(list)s.") % facts


def _tables(v: Violation, names: Names) -> str:
    facts = {"hour": _hour(v, names), "held": _param(v, "held"), "tables": _param(v, "tables")}
    return _("A las %(hour)s hay %(held)s reuniones y solo %(tables)s mesas.") % facts


def _seating(v: Violation, names: Names) -> str:
    facts = {"hour": _hour(v, names), "table": _param(v, "table"), "list": _others(v, names, 0)}
    return _("A las %(hour)s la mesa %(table)s tiene más de una reunión: %(list)s.") % facts


def _availability(v: Violation, names: Names) -> str:
    facts = {"who": _first(v, names), "hour": _hour(v, names), "meeting": _others(v, names)}
    return _("%(who)s no está disponible a las %(hour)s (%(meeting)s).") % facts


def _sessions(v: Violation, names: Names) -> str:
    wish = str(_param(v, "session"))
    session = Session(wish).label if wish in Session.values else wish
    facts = {"meeting": _first(v, names), "session": str(session).lower(), "hour": _hour(v, names)}
    return _("%(meeting)s se pidió en la jornada «%(session)s» y está a las %(hour)s.") % facts


def _fixed(v: Violation, names: Names) -> str:
    fixed = names.hours.get(int(_param(v, "fixed") or 0), str(_param(v, "fixed")))
    facts = {"meeting": _first(v, names), "fixed": fixed, "hour": _hour(v, names)}
    return _("%(meeting)s tiene hora fija a las %(fixed)s y está a las %(hour)s.") % facts


def _precedence(v: Violation, names: Names) -> str:
    facts = {"before": _first(v, names), "after": _others(v, names)}
    return _("%(before)s debe ir antes que %(after)s.") % facts


def _fairness(v: Violation, names: Names) -> str:
    facts = {
        "most_name": _first(v, names),
        "most": _param(v, "most"),
        "fewest_name": _others(v, names),
        "fewest": _param(v, "fewest"),
        "limit": _param(v, "limit"),
    }
    return (
        _("%(most_name)s tiene %(most)s esperas y %(fewest_name)s %(fewest)s: la diferencia pasa de %(limit)s.") % facts
    )


def _fixed_table(v: Violation, names: Names) -> str:
    return _("%(meeting)s tiene fija la mesa %(table)s y está en otra.") % {
        "meeting": _first(v, names),
        "table": _param(v, "table"),
    }


_SENTENCES = {
    "each_meeting_once": _once,
    "one_meeting_at_a_time": _one_at_a_time,
    "tables": _tables,
    "seating": _seating,
    "availability": _availability,
    "sessions": _sessions,
    "fixed_times": _fixed,
    "precedence": _precedence,
    "fairness": _fairness,
    FIXED_TABLE: _fixed_table,
}


def _meetings(v: Violation) -> list[int]:
    return [int(str(s)[1:]) for s in v.subjects if str(s).startswith("m") and str(s)[1:].isdigit()]
