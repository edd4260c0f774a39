"""One cell → one clean value. What ``rules.values`` says for a form holds here too; this adds what only
spreadsheets do:
numbers that were text, text that was a number, serial dates, rounded RUTs, fractions that mean percentages.

Every parser returns ``None`` for a cell that says nothing and raises ``DomainError`` for one that cannot be used.
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from encadena.kernel import rut as ruts
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...choices import Gender
from ...errors import DATE_INVALID, NUMBER_INVALID, RUT_INVALID, YEAR_INVALID
from ..ownership import check_share
from ..values import amount_of, choice_of, number_of, past_date_of, text_of
from ..words import GENDERS
from .codes import (
    CELL_ERROR,
    DATE_ONLY_YEAR,
    GENDER_AMBIGUOUS,
    LETTERS_BROKEN,
    NUMBER_AMBIGUOUS,
    NUMBER_ROUNDED,
    RUT_ROUNDED,
    RUT_WITHOUT_DIGIT,
    RUT_WRONG_DIGIT,
    SHARE_SCALE_MIXED,
    YES_NO_INVALID,
)
from .reading import Cell

EXCEL_EPOCH = date(1899, 12, 30)
_NOTHING_WORDS = frozenset([
    "", "-", "--", "---", ".", "..", "...", "—", "–", "_", "n/a", "na", "n.a.", "n/d", "nd", "s/i", "si/i", "s.i.",
    "s/d", "sd", "nan", "null", "none", "#n/a", "sin información", "sin informacion", "sin dato", "sin datos",
    "no informa", "no informado", "no informada", "no registra", "no aplica", "desconocido", "desconocida",
    "not reported", "unknown", "sin rut", "s/r",
])  # fmt: skip
_ERRORS = re.compile(r"#(REF|VALUE|DIV/0|NAME|NUM|NULL|¡REF|¡VALOR|¡DIV/0|¿NOMBRE|¡NUM|¡NULO|VALOR|NOMBRE)[!?]?", re.I)
_BROKEN = re.compile(r"\ufffd|Ã[\u0080-\u00bf±³¡©­ºª‘’“”•–—˜š‰]|Â[°º¿¡]")
_USUAL_RUT = re.compile(r"(\d{1,2})\.?(\d{3})\.?(\d{3})-([\dkK])", re.ASCII)
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")
_YES = frozenset(["si", "s", "yes", "y", "true", "verdadero", "v", "1", "x", "autoriza", "acepta"])
_NO = frozenset(["no", "n", "false", "falso", "f", "0", "no autoriza", "no acepta"])
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "ene enero jan january", "feb febrero february", "mar marzo march", "abr abril apr april", "may mayo",
            "jun junio june", "jul julio july", "ago agosto aug august", "sep sept septiembre setiembre september",
            "oct octubre october", "nov noviembre november", "dic diciembre dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_EXACT = 1e10
_SHORT_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2})")
_COMPACT = re.compile(r"(19|20)\d{6}")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$")


def says_nothing(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and len(cell) < 24 and cell.strip().lower() in _NOTHING_WORDS)


def text_cell(cell: Cell, limit: int = 200) -> str | None:
    """The text that the cell shows. Raises ``cell_error`` (``#REF!``), ``letters_broken`` (``Ã±``),
    ``text_too_long``.
    """
    if says_nothing(cell):
        return None
    if isinstance(cell, str) and len(cell) <= limit and cell.isprintable() and "  " not in cell:
        text = cell.strip()  # what most cells are needs no more
    else:
        text = text_of(_shown(cell), limit)
    if text.startswith("#") and _ERRORS.match(text):
        raise DomainError(CELL_ERROR, value=text)
    if not text.isascii() and _BROKEN.search(text):
        raise DomainError(LETTERS_BROKEN, value=text)
    return text or None


def _shown(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "Sí" if cell else "No"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and not (cell.hour or cell.minute):
        cell = cell.date()
    return cell.strftime("%d-%m-%Y") if isinstance(cell, date) and not isinstance(cell, datetime) else str(cell)


def rut_cell(cell: Cell, digit: str | None = None, *, bare_lacks_digit: bool = False) -> str | None:
    """The compact RUT of a cell, with its check digit in the same cell or in ``digit``.

    ``bare_lacks_digit``: in this column digits without a hyphen are the number alone (most of them fail as a whole).
    Raises ``rut_rounded``, ``rut_without_digit``, ``rut_wrong_digit`` (both with the right digit) or ``rut_invalid``.
    """
    if isinstance(cell, str) and (usual := _USUAL_RUT.fullmatch(cell)):
        return _completed("".join(usual.groups()[:3]).lstrip("0"), usual[4].upper(), cell)
    text = text_cell(cell)
    if text is None or fold(text) in {"sin rut", "s r", "en tramite", "no tiene", "extranjero", "extranjera"}:
        return None
    if isinstance(cell, float) and not cell.is_integer():
        raise DomainError(RUT_INVALID, value=text)
    if _SCIENTIFIC.fullmatch(text):
        raise DomainError(RUT_ROUNDED, value=text)
    bare = re.sub(r"[.,\s'’]", "", text.upper().removeprefix("RUT")).lstrip(":").lstrip("0")
    number, hyphen, check = re.sub(r"[–—−‐‑]", "-", bare).partition("-")
    if digit and not hyphen:
        number, hyphen, check = number, "-", digit.upper()
    if not number.removesuffix("K").isdigit() or not number.isascii():
        raise DomainError(RUT_INVALID, value=text)
    if hyphen:
        return _completed(number, check, text)
    return _bare(number, text, bare_lacks_digit)


def _completed(number: str, check: str, text: str) -> str:
    if not 7 <= len(number) <= 8 or not number.isdigit() or len(check) > 1:
        raise DomainError(RUT_INVALID, value=text)
    right = ruts.check_digit(int(number))
    if not check:
        raise DomainError(RUT_WITHOUT_DIGIT, value=text, digit=right)
    if check != right:
        raise DomainError(RUT_WRONG_DIGIT, value=text, digit=right)
    return number + check


def _bare(number: str, text: str, lacks_digit: bool) -> str:
    if not lacks_digit and 8 <= len(number) <= 9:
        try:
            return ruts.clean(number)
        except DomainError:
            if len(number) == 9:
                raise DomainError(RUT_WRONG_DIGIT, value=text, digit=ruts.check_digit(int(number[:-1]))) from None
    if number.isdigit() and 7 <= len(number) <= 8:
        raise DomainError(RUT_WITHOUT_DIGIT, value=text, digit=ruts.check_digit(int(number)))
    raise DomainError(RUT_INVALID, value=text)


def digit_cell(cell: Cell) -> str | None:
    text = text_cell(cell)
    if text is not None and not re.fullmatch(r"[\dkK]", text):
        raise DomainError(RUT_INVALID, value=text)
    return text.upper() if text else None


def date_cell(cell: Cell, today: date) -> date | None:
    """A day that has come, from a date, a serial number or a text in any usual order (day before month).

    Raises ``date_invalid``, ``date_only_year``, ``date_in_future`` or ``date_too_old``.
    """
    if isinstance(cell, date):
        return past_date_of(cell, today)
    text = text_cell(cell)
    if text is None:
        return None
    if re.fullmatch(r"\d{4,6}(\.\d+)?", text):
        return past_date_of(_serial(text), today)
    return past_date_of(_written(_TIME.sub("", text), today), today)


def _serial(text: str) -> date:
    days = int(float(text))
    if 1800 <= days <= 2200:
        raise DomainError(DATE_ONLY_YEAR, value=text)
    if not 2200 < days < 80_000:
        raise DomainError(DATE_INVALID, value=text)
    return EXCEL_EPOCH + timedelta(days=days)


def _written(text: str, today: date) -> str:
    """The date as ``rules.values`` reads it: ``2026-03-12``, or the text itself when it is one already."""
    if match := _SHORT_YEAR.fullmatch(text):
        day, month, year = match.groups()
        century = 2000 if int(year) <= today.year % 100 else 1900
        return f"{century + int(year)}-{month}-{day}"
    if _COMPACT.fullmatch(text):
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    words = [w for w in fold(text).split() if w not in {"de", "del", "of", "the"}]
    if len(words) == 3 and (month_at := next((i for i, w in enumerate(words) if w in _MONTHS), None)) is not None:
        rest = [w for i, w in enumerate(words) if i != month_at]
        if all(w.isdigit() for w in rest):
            day, year = (rest[0], rest[1]) if len(rest[0]) <= 2 else (rest[1], rest[0])
            if len(year) == 2:
                year = str((2000 if int(year) <= today.year % 100 else 1900) + int(year))
            return f"{year}-{_MONTHS[words[month_at]]}-{day}"
    return text


def amount_cell(cell: Cell, unit: int = 1) -> Decimal | None:
    """Whole pesos; ``unit`` 1,000 when the heading says *M$*. Raises ``number_rounded``, ``number_ambiguous``
    (``1,234``)
    and what ``rules.values.amount_of`` raises.
    """
    if type(cell) is float and 0 <= cell < _EXACT and cell.is_integer():
        return Decimal(int(cell) * unit)  # what most amounts are needs no more
    number = _number(cell)
    return None if number is None else amount_of(f"{number * unit:f}".replace(".", ","))


def _number(cell: Cell) -> Decimal | None:
    if isinstance(cell, bool | date | timedelta):
        raise DomainError(NUMBER_INVALID, value=_shown(cell))
    if isinstance(cell, int | float):
        return Decimal(repr(cell)) if not float(cell).is_integer() else Decimal(int(cell))
    text = text_cell(cell)
    if text is None:
        return None
    if _SCIENTIFIC.fullmatch(text):
        raise DomainError(NUMBER_ROUNDED, value=text)
    text = re.sub(r"(?i)\b(clp|pesos?)\b|[\s'’]", "", text)
    if re.fullmatch(r"\(.*\)", text):
        text = "-" + text[1:-1]
    if re.fullmatch(r"-?\$?\d{1,3},\d{3}", text):
        raise DomainError(NUMBER_AMBIGUOUS, value=text)
    return number_of(text)


def share_cell(cell: Cell, *, fractions: bool = False) -> Decimal | None:
    """A percentage; with ``fractions`` the column holds parts of one (``0,5`` is 50 %).

    Raises ``share_scale_mixed`` for a part of one among percentages, ``share_out_of_range``, ``number_invalid``.
    """
    stated = isinstance(cell, str) and "%" in cell
    number = _plain_share(cell) if isinstance(cell, str) else _number(cell)
    if number is None or stated:
        return check_share(number)
    if fractions:
        return check_share(number * 100)
    if 0 < number < 1:
        raise DomainError(SHARE_SCALE_MIXED, value=_shown(cell))
    return check_share(number)


def _plain_share(cell: str) -> Decimal | None:
    """A share has no thousands: its dot or comma, wherever it stands, begins the decimals."""
    bare = re.sub(r"[%\s]", "", cell)
    if re.fullmatch(r"\d{1,3}[.,]\d+", bare):
        return Decimal(bare.replace(",", "."))
    return _number(cell.replace("%", "").strip() or None)


def gender_cell(cell: Cell, *, m_means: str | None = None) -> str | None:
    """A gender; *not reported* is nothing said. *M* alone needs the rest of the column (``m_means``) to be
    understood.
    """
    text = text_cell(cell)
    if text is None:
        return None
    if fold(text) == "m":
        if m_means is None:
            raise DomainError(GENDER_AMBIGUOUS, value=text)
        return m_means
    gender = choice_of(text, GENDERS)
    return None if gender == Gender.NOT_REPORTED else gender


def yes_no_cell(cell: Cell) -> bool | None:
    if isinstance(cell, bool):
        return cell
    text = text_cell(cell)
    if text is None:
        return None
    if (word := fold(text)) in _YES:
        return True
    if word in _NO:
        return False
    raise DomainError(YES_NO_INVALID, value=text)


def year_cell(cell: Cell) -> int | None:
    if isinstance(cell, date):
        return cell.year
    text = text_cell(cell)
    if text is None:
        return None
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise DomainError(YEAR_INVALID, value=text, first=1990)
    return int(text)
