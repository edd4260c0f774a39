"""One typed value → one clean value, or a ``DomainError`` that says what is wrong with it.

The form, the API and the spreadsheet import all come through here, so the three refuse the same things for the same
reason. Empty text is *unknown* and gives ``None`` (or ``""`` for a text column); only what is typed can be wrong.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from encadena.kernel import rut
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ..errors import (
    AMOUNT_NEGATIVE,
    AMOUNT_TOO_LARGE,
    DATE_IN_FUTURE,
    DATE_INVALID,
    DATE_TOO_OLD,
    EMAIL_INVALID,
    NAME_MISSING,
    NUMBER_INVALID,
    PHONE_INVALID,
    TEXT_TOO_LONG,
    UNKNOWN_CHOICE,
    WEBSITE_INVALID,
    YEAR_INVALID,
)
from .ownership import check_share

OLDEST = date(1800, 1, 1)
LARGEST_AMOUNT = Decimal(10) ** 18
_EMAIL, _URL = EmailValidator(), URLValidator(schemes=["http", "https"])
# Nothing that the validator would refuse, several times faster: most of a spreadsheet's addresses are such.
_USUAL_EMAIL = re.compile(r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_SAYS_SOMETHING = re.compile(r"[0-9A-Za-z]")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?)?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+")
_GROUPED_BY_COMMA = re.compile(r"-?\d{1,3}(,\d{3}){2,}(\.\d+)?")


def text_of(value: object, limit: int = 200) -> str:
    """One line without control characters or doubled spaces. Raises ``text_too_long``."""
    if type(value) is str and len(value) <= limit and value.isprintable() and "  " not in value:
        return value.strip()  # what most texts are needs no more
    text = " ".join(_CONTROL.sub(" ", "" if value is None else str(value)).split())
    if len(text) > limit:
        raise DomainError(TEXT_TOO_LONG, value=text[:60], limit=limit, length=len(text))
    return text


def name_of(value: object, limit: int = 200) -> str:
    """A name holds at least one letter or digit. Raises ``name_missing``."""
    text = text_of(value, limit)
    if not _SAYS_SOMETHING.search(text) and not fold(text):
        raise DomainError(NAME_MISSING, value=text)
    return text


def rut_of(value: object) -> str | None:
    """The compact RUT; empty is *without RUT*. Raises ``rut_invalid``."""
    text = text_of(value)
    if not text:
        return None
    if re.fullmatch(r"\d+\.0", text):
        text = text[:-2]
    return rut.clean(text)


def email_of(value: object) -> str:
    text = text_of(value, 254).lower().removeprefix("mailto:")
    try:
        if text and not _USUAL_EMAIL.fullmatch(text):
            _EMAIL(text)
    except ValidationError as error:
        raise DomainError(EMAIL_INVALID, value=text) from error
    return text


def phone_of(value: object) -> str:
    """A phone number as digits: ``+56 9 1234 5678``, ``(41) 222 3344``, ``9-12345678`` → ``+56912345678`` and so on.

    Nine digits are a Chilean number; other countries need their ``+``. Raises ``phone_invalid``.
    """
    text = text_of(value, 60)
    if not text:
        return ""
    digits = re.sub(r"\D", "", text)
    if re.search(r"[^\d\s+().\-/]", text) or not 8 <= len(digits) <= 15:
        raise DomainError(PHONE_INVALID, value=text)
    if text.lstrip().startswith("+"):
        return f"+{digits}"
    national = digits.removeprefix("0")
    if len(national) == 11 and national.startswith("56"):
        return f"+{national}"
    return f"+56{national}" if len(national) == 9 else national


def website_of(value: object) -> str:
    """An address of the web; ``https://`` is added when left out. Raises ``website_invalid``."""
    text = text_of(value)
    if not text:
        return ""
    address = text if "://" in text else f"https://{text}"
    try:
        _URL(address)
    except ValidationError as error:
        raise DomainError(WEBSITE_INVALID, value=text) from error
    return address


def date_of(value: object) -> date | None:
    """A day: a date of a spreadsheet, ``12-03-2026``, ``12/3/2026`` or ``2026-03-12``. Raises ``date_invalid``."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = text_of(value)
    if not text:
        return None
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
    else:
        raise DomainError(DATE_INVALID, value=text)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise DomainError(DATE_INVALID, value=text) from error


def past_date_of(value: object, today: date) -> date | None:
    """A day that has come. Raises ``date_invalid``, ``date_in_future`` or ``date_too_old``."""
    day = date_of(value)
    if day and day > today:
        raise DomainError(DATE_IN_FUTURE, value=day)
    if day and day < OLDEST:
        raise DomainError(DATE_TOO_OLD, value=day)
    return day


def number_of(value: object) -> Decimal | None:
    """A number in Chilean format (``1.234,5``), or as a machine writes it (``1234.5``). Raises ``number_invalid``."""
    if value is None or isinstance(value, bool):
        return None
    text = text_of(value).replace("$", "").replace("%", "").replace(" ", "").replace("\u00a0", "")
    if not text:
        return None
    try:
        number = Decimal(_machine_number(text))
    except InvalidOperation as error:
        raise DomainError(NUMBER_INVALID, value=text) from error
    if not number.is_finite():
        raise DomainError(NUMBER_INVALID, value=text)
    return number


def _machine_number(text: str) -> str:
    if "," in text and "." in text and text.rindex(".") > text.rindex(","):
        return text.replace(",", "")
    if _GROUPED_BY_COMMA.fullmatch(text):
        return text.replace(",", "")
    if "," in text:
        return text.replace(".", "").replace(",", ".")
    return text.replace(".", "") if _GROUPED.fullmatch(text) else text


def amount_of(value: object) -> Decimal | None:
    """Whole pesos, zero or more; empty is *no information*. Raises ``amount_negative``, ``amount_too_large``."""
    number = number_of(value)
    if number is None:
        return None
    if number < 0:
        raise DomainError(AMOUNT_NEGATIVE, value=str(value))
    if number >= LARGEST_AMOUNT:
        raise DomainError(AMOUNT_TOO_LARGE, value=str(value)[:40])
    return number.quantize(Decimal(1))


def share_of(value: object) -> Decimal | None:
    """A percentage; ``0,5`` is half a percent, never fifty. Raises ``share_out_of_range``."""
    return check_share(number_of(value))


def year_of(value: object) -> int | None:
    """A calendar year of four digits. Raises ``year_invalid``."""
    text = text_of(value).removesuffix(".0")
    if not text:
        return None
    if not re.fullmatch(r"\d{4}", text):
        raise DomainError(YEAR_INVALID, value=text, first=1990)
    return int(text)


def choice_of(value: object, names: Mapping[str, str]) -> str | None:
    """The code that a word means; ``names`` maps folded words (code, label, synonyms) to codes.

    Raises ``unknown_choice`` with the words that would do.
    """
    text = text_of(value)
    if not text:
        return None
    code = names.get(fold(text)) or names.get(text)
    if code is None:
        raise DomainError(UNKNOWN_CHOICE, value=text, allowed=list(dict.fromkeys(names.values())))
    return code
