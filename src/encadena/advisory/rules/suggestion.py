"""What to do next with a client, and why: the first rule that fits. No database."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..choices import Stage
from .client import ENDED

SILENT_DAYS = 45


class Advice(StrEnum):
    OVERDUE = "overdue"
    PROMISED = "promised"
    ASSIGN = "assign"
    SIGN = "sign"
    BEGIN = "begin"
    FIRST_SESSION = "first_session"
    CALL = "call"
    PLAN = "plan"
    ENDED = "ended"


@dataclass(frozen=True)
class Facts:
    """What the rule looks at; ``promised_on`` is the day of the earliest step still open."""

    stage: str
    since: date
    has_adviser: bool
    sessions: int
    last_session_on: date | None
    promised_on: date | None = None


@dataclass(frozen=True)
class Suggestion:
    """``days`` is what the reason speaks of: late, waiting or silent for so long."""

    advice: Advice
    days: int = 0


def suggest(facts: Facts, *, today: date, silent_days: int = SILENT_DAYS) -> Suggestion:
    """A broken promise comes first, then what keeps the client from moving on, then silence."""
    waiting = (today - facts.since).days
    silent = (today - (facts.last_session_on or facts.since)).days
    if facts.stage in ENDED:
        return Suggestion(Advice.ENDED, waiting)
    if facts.promised_on and facts.promised_on < today:
        return Suggestion(Advice.OVERDUE, (today - facts.promised_on).days)
    if not facts.has_adviser:
        return Suggestion(Advice.ASSIGN, waiting)
    if facts.stage == Stage.LEAD:
        return Suggestion(Advice.SIGN, waiting)
    if facts.promised_on:
        return Suggestion(Advice.PROMISED, (facts.promised_on - today).days)
    if not facts.sessions:
        return Suggestion(Advice.FIRST_SESSION, waiting)
    if facts.stage == Stage.CLIENT:
        return Suggestion(Advice.BEGIN, facts.sessions)
    return Suggestion(Advice.CALL if silent > silent_days else Advice.PLAN, silent)
