"""One cell of a spreadsheet of sessions → one clean value. What ``rules.session`` says for a form holds here too."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from encadena.firms.errors import RUT_INVALID
from encadena.firms.rules.sheets.cells import date_cell, rut_cell, text_cell, yes_no_cell
from encadena.firms.rules.sheets.reading import Cell
from encadena.firms.rules.values import text_of
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ... import errors
from ...choices import Mode
from ..session import ADVICE_LIMIT, CLOCKS, minutes_of, time_of

_SPAN = re.compile(
    r"(?:(\d{1,2})\s*(?:h|hr|hrs|hora|horas|hour|hours)\.?)?\s*(?:(\d{1,4})\s*(?:m|min|mins|minutos|minutes)?\.?)?"
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_MODES: Mapping[str, Mode] = {
    word: mode
    for mode, words in {
        Mode.CENTRE: "centre|centro|en el centro|presencial|at the centre|in person",
        Mode.FIRM: "firm|empresa|en la empresa|terreno|visita|at the firm|visit|on site",
        Mode.PHONE: "phone|telefono|por telefono|telefonica|llamada|by phone|call",
        Mode.VIDEO: "video|por video|videollamada|en linea|online|remoto|remota|zoom|teams|meet|by video|video call",
    }.items()
    for word in words.split("|")
}
_FAR = date(9999, 12, 31)


def minutes_cell(cell: Cell) -> int:
    """``80``, ``80 min``, ``1 h 20``, ``1:20`` or a time. Raises ``session_minutes_invalid`` or
    ``session_clock_full``.
    """
    if isinstance(cell, timedelta):
        return minutes_of(int(cell.total_seconds() // 60))
    if isinstance(cell, datetime | time):
        return minutes_of(cell.hour * 60 + cell.minute)
    if isinstance(cell, float) and cell.is_integer():
        return minutes_of(int(cell))
    text = (text_cell(cell) or "").casefold()
    if found := _CLOCK.fullmatch(text):
        return minutes_of(int(found[1]) * 60 + int(found[2]))
    found = _SPAN.fullmatch(text)
    if text and found and (found[1] or found[2]):
        return minutes_of(int(found[1] or 0) * 60 + int(found[2] or 0))
    return minutes_of(text)


def start_cell(cell: Cell) -> time | None:
    if isinstance(cell, datetime):
        return time_of(cell.time())
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds() // 60)
        return time_of(f"{minutes // 60}:{minutes % 60}")
    return time_of(cell) if isinstance(cell, time) else time_of(text_cell(cell))


def mode_cell(cell: Cell) -> str:
    text = text_cell(cell)
    if text is None:
        raise DomainError(errors.SESSION_MODE_MISSING)
    found = _MODES.get(fold(text))
    if found is None:
        raise DomainError(errors.ROW_MODE_UNKNOWN, value=text)
    return found.value


def advice_cell(cell: Cell) -> str:
    """Paragraphs stay."""
    if not isinstance(cell, str):
        return text_cell(cell) or ""
    lines = [text_of(line, ADVICE_LIMIT) for line in cell.splitlines()]
    text = "\n".join(lines).strip()
    if len(text) > ADVICE_LIMIT:
        raise DomainError(errors.ADVICE_TOO_LONG, length=len(text), limit=ADVICE_LIMIT)
    return text


def who_cell(cell: Cell) -> list[str]:
    """Clients by RUT (compact) or, where a part is no RUT, by the name that it holds."""
    return [_who(part) for part in names_cell(cell)]


def _who(part: str) -> str:
    try:
        return rut_cell(part) or part
    except DomainError as error:
        if error.code == RUT_INVALID and sum(sign.isdigit() for sign in part) < 7:
            return part
        raise


def names_cell(cell: Cell) -> list[str]:
    return [part.strip() for part in (text_cell(cell, 4000) or "").split(";") if part.strip()]


def day_cell(cell: Cell, today: date) -> date:
    day = date_cell(cell, today)
    if day is None:
        raise DomainError(errors.SESSION_DATE_MISSING)
    return day


def mail_cell(cell: Cell) -> str:
    return (text_cell(cell) or "").casefold()


PARSERS: Mapping[str, Callable[[Cell, date], Any]] = {
    "on": day_cell,
    "starts_at": lambda cell, today: start_cell(cell),
    "ruts": lambda cell, today: who_cell(cell),
    "names": lambda cell, today: names_cell(cell),
    "adviser": lambda cell, today: mail_cell(cell),
    "mode": lambda cell, today: mode_cell(cell),
    "area": lambda cell, today: text_cell(cell) or "",
    **{name: (lambda cell, today: minutes_cell(cell)) for name in CLOCKS},
    "advice": lambda cell, today: advice_cell(cell),
    "substantive": lambda cell, today: yes_no_cell(cell) is not False,
    "specific": lambda cell, today: yes_no_cell(cell) is not False,
    "next_action": lambda cell, today: text_of(text_cell(cell, 300) or "", 300),
    "next_action_on": lambda cell, today: date_cell(cell, _FAR),
    "external_id": lambda cell, today: text_cell(cell, 120) or "",
}
EMPTY: Mapping[str, object] = {
    "on": None, "starts_at": None, "ruts": [], "names": [], "adviser": "", "mode": "", "area": "",
    **dict.fromkeys(CLOCKS, 0), "advice": "", "substantive": True, "specific": True,
    "next_action": "", "next_action_on": None, "external_id": "",
}  # fmt: skip
