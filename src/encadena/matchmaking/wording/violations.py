"""What an agenda breaks, in words that name the people and the hour, with the meeting to look at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..choices import Session
from ..planning import Violation
from ..queries.names import Names
from .calling import Names as Called
from .interpreting import pair_words
from .rounds import violation_sentence


@dataclass(frozen=True)
class Line:
    """One violation; ``meetings`` are the keys of those it names, the first is the one to look at."""

    rule: str
    text: str
    meetings: list[int]


def lines(violations: Iterable[Violation], names: Names) -> list[Line]:
    return [Line(v.rule, sentence(v, names), _meetings(v)) for v in violations]


def sentence(violation: Violation, names: Names) -> str:
    """The violation as a planner would say it."""
    return violation_sentence(_named(violation), called(names))


def called(names: Names) -> Called:
    """How the engine's sentences shall call keys of the room."""
    return Called(
        participant=lambda p: names.of(str(p)),
        meeting=lambda m: names.of(str(m)),
        slot=lambda number: names.hours.get(number, str(number)),
    )


def session_label(code: object) -> str:
    return str(Session(str(code)).label).lower() if code in Session.values else str(code)


def _named(violation: Violation) -> Violation:
    return replace(violation, params=in_words(violation.params))


def in_words(params: Mapping[str, Any]) -> dict[str, Any]:
    """Sessions and pairs of languages by their names."""
    found = dict(params)
    if "session" in found:
        found["session"] = session_label(found["session"])
    if "language" in found:
        found["language"] = pair_words(str(found["language"]))
    return found


def _meetings(v: Violation) -> list[int]:
    return [int(str(s)[1:]) for s in v.subjects if str(s).startswith("m") and str(s)[1:].isdigit()]
