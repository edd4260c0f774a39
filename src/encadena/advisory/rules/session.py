"""What a session may say, and when it counts. Minutes are the adviser's; days are Chilean days. No database."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from encadena.firms.rules.values import date_of, past_date_of, text_of
from encadena.kernel.errors import DomainError

from .. import errors
from ..choices import Mode

DAY_MINUTES = 24 * 60
ADVICE_LIMIT = 5000
CLOCKS = ("contact_minutes", "preparation_minutes", "travel_minutes")

# Why a session is kept as a contact.
NOT_SUBSTANTIVE, NOT_SPECIFIC, NO_CONTACT_TIME, NO_AGREEMENT = "not_substantive", "not_specific", "no_time", "unsigned"


@dataclass(frozen=True)
class Booked:
    """Another session of the same adviser on the same day; ``minutes`` are its three clocks together."""

    minutes: int
    starts_at: time | None
    contact_minutes: int
    who: str


def clean_session(data: Mapping[str, object], today: date) -> dict[str, Any]:
    """The values that ``data`` names, as the model holds them. Raises the error of the first that cannot stand."""
    return {field: clean(data[field], today) for field, clean in _CLEANERS.items() if field in data}


def check_whole(values: Mapping[str, Any]) -> None:
    """What a session says of itself must hold together. Raises ``session_past_midnight`` and those of the next step."""
    starts_at = values["starts_at"]
    if starts_at and _start(starts_at) + values["contact_minutes"] > DAY_MINUTES:
        raise DomainError(errors.SESSION_PAST_MIDNIGHT, starts=shown_time(starts_at))
    text, on = values["next_action"], values["next_action_on"]
    if text and not on:
        raise DomainError(errors.NEXT_ACTION_UNDATED)
    if on and not text:
        raise DomainError(errors.NEXT_ACTION_MISSING, on=on)
    if on and on < values["on"]:
        raise DomainError(errors.NEXT_ACTION_BEFORE, on=on, session=values["on"])


def check_day(others: Iterable[Booked], on: date, minutes: int) -> None:
    """A day has 24 hours, all clocks of all its sessions together. Raises ``session_day_full``."""
    already = sum(other.minutes for other in others)
    if already + minutes > DAY_MINUTES:
        raise DomainError(errors.SESSION_DAY_FULL, on=on, already=_span(already), minutes=_span(minutes))


def check_overlap(others: Iterable[Booked], starts_at: time | None, contact_minutes: int) -> None:
    """Nobody attends two sessions at once; no hour, no comparison. Raises ``session_overlap``."""
    if starts_at is None or not contact_minutes:
        return
    start = _start(starts_at)
    for other in others:
        if other.starts_at is None or not other.contact_minutes:
            continue
        theirs = _start(other.starts_at)
        if start < theirs + other.contact_minutes and theirs < start + contact_minutes:
            until = _hour(theirs + other.contact_minutes)
            raise DomainError(errors.SESSION_OVERLAP, starts=shown_time(other.starts_at), until=until, who=other.who)


def reasons_against(values: Mapping[str, Any], *, signed: bool) -> list[str]:
    """Why it is kept as a contact; empty: it counts. No contact time is a contact too: nobody was attended.

    ``signed``: every client who took part had signed the agreement by that day.
    """
    tests = {
        NOT_SUBSTANTIVE: not values["substantive"],
        NOT_SPECIFIC: not values["specific"],
        NO_CONTACT_TIME: not values["contact_minutes"],
        NO_AGREEMENT: not signed,
    }
    return [reason for reason, against in tests.items() if against]


def parts(minutes: int, clients: int) -> list[int]:
    """Whole minutes of each client, by largest remainder: they add up to ``minutes``, the first take the rest."""
    each, rest = divmod(minutes, clients)
    return [each + (number < rest) for number in range(clients)]


def signed_by(agreement_signed_on: date | None, on: date) -> bool:
    return agreement_signed_on is not None and agreement_signed_on <= on


def total(values: Mapping[str, Any]) -> int:
    return sum(int(values[clock]) for clock in CLOCKS)


def minutes_of(value: object) -> int:
    """One clock. Raises ``session_minutes_invalid`` or ``session_clock_full``."""
    text = str(value if value is not None else "").strip()
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise DomainError(errors.SESSION_MINUTES_INVALID, value=text[:20])
    if int(text) > DAY_MINUTES:
        raise DomainError(errors.SESSION_CLOCK_FULL, value=_span(int(text)))
    return int(text)


def time_of(value: object) -> time | None:
    """``9:30``, ``09:30`` or a time. Raises ``session_time_invalid``."""
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    text = str(value or "").strip()
    if not text:
        return None
    try:
        hour, minute = text.split(":")[:2]
        return time(int(hour), int(minute))
    except ValueError as error:
        raise DomainError(errors.SESSION_TIME_INVALID, value=text[:20]) from error


def shown_time(value: time) -> str:
    return f"{value:%H:%M}"


def _day(value: object, today: date) -> date:
    day = past_date_of(value, today)
    if day is None:
        raise DomainError(errors.SESSION_DATE_MISSING)
    return day


def _mode(value: object, today: date) -> str:
    if value not in Mode.values:
        raise DomainError(errors.SESSION_MODE_MISSING)
    return str(value)


def _advice(value: object, today: date) -> str:
    """Paragraphs stay; what a keyboard cannot type goes."""
    lines = [text_of(line, ADVICE_LIMIT) for line in str(value or "").splitlines()]
    text = "\n".join(lines).strip()
    if len(text) > ADVICE_LIMIT:
        raise DomainError(errors.ADVICE_TOO_LONG, length=len(text), limit=ADVICE_LIMIT)
    return text


def _span(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


def _start(value: time) -> int:
    return value.hour * 60 + value.minute


def _hour(minutes: int) -> str:
    """Minutes since midnight as on a clock; the end of the day is ``24:00``."""
    return "{:02}:{:02}".format(*divmod(minutes, 60))


_CLEANERS: Mapping[str, Callable[[object, date], Any]] = {
    "on": _day,
    "starts_at": lambda value, today: time_of(value),
    "mode": _mode,
    **{clock: (lambda value, today: minutes_of(value)) for clock in CLOCKS},
    "advice": _advice,
    "substantive": lambda value, today: bool(value),
    "specific": lambda value, today: bool(value),
    "next_action": lambda value, today: text_of(value, 300),
    "next_action_on": lambda value, today: date_of(value),
}
FIELDS: Sequence[str] = tuple(_CLEANERS)
DEFAULTS: Mapping[str, object] = {
    "starts_at": None,
    **dict.fromkeys(CLOCKS, 0),
    "advice": "",
    "substantive": True,
    "specific": True,
    "next_action": "",
    "next_action_on": None,
}
