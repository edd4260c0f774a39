"""One cell of a spreadsheet of milestones → one clean value."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from encadena.catalogs.queries.world import countries
from encadena.firms.errors import AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE, NUMBER_INVALID
from encadena.firms.rules.sheets.cells import date_cell, text_cell
from encadena.firms.rules.sheets.codes import NUMBER_AMBIGUOUS
from encadena.firms.rules.sheets.reading import Cell
from encadena.firms.rules.values import number_of
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ... import errors
from ...choices import Attribution, MilestoneKind, StatementSource

CURRENCIES = ("CLP", "CLF", "USD", "EUR")
_LARGEST = Decimal(10) ** 15
_NUMBERED = re.compile(r"(?:n[.º°]*|no\.?)\s*(\d{1,12})\b.*", re.I)


def _table(words: Mapping[str, str]) -> dict[str, str]:
    """``code: "word|word"`` → folded word → code, the code itself too."""
    return {fold(word): code for code, all_words in words.items() for word in (code, *all_words.split("|"))}


_KINDS = _table({
    MilestoneKind.SALES: "aumento de ventas|ventas|increase in sales",
    MilestoneKind.JOBS_CREATED: "empleos creados|empleo creado|jobs created",
    MilestoneKind.JOBS_KEPT: "empleos conservados|empleos mantenidos|jobs kept",
    MilestoneKind.FINANCE: "financiamiento obtenido|financiamiento|credito|finance obtained",
    MilestoneKind.FORMALISATION: "formalización|formalization",
    MilestoneKind.CERTIFICATION: "certificación",
    MilestoneKind.FIRST_EXPORT: "primera exportación|first export",
    MilestoneKind.NEW_MARKET: "nuevo mercado|new market",
    MilestoneKind.CONTRACT: "contrato",
})  # fmt: skip
_CURRENCIES = _table({
    "CLP": "peso|pesos|pesos chilenos|$", "CLF": "uf|unidad de fomento", "USD": "dolar|dolares|us|us$|dollars",
    "EUR": "euro|euros",
})  # fmt: skip
_ATTRIBUTIONS = _table({
    Attribution.MAINLY: "se logró gracias al centro|gracias al centro|achieved thanks to the centre",
    Attribution.PARTLY: "el centro ayudó en parte|en parte|the centre helped in part",
    Attribution.NOT_DUE: "no tuvo que ver con el centro|no tuvo que ver|had nothing to do with the centre",
    Attribution.NOT_STATED: "no declarada|no declarado|not stated",
})  # fmt: skip
_SOURCES = _table({
    StatementSource.PORTAL: "en su portal|in its portal",
    StatementSource.LETTER: "carta firmada|carta|signed letter",
    StatementSource.SURVEY: "encuesta",
})  # fmt: skip


def day_cell(cell: Cell, today: date) -> date:
    day = date_cell(cell, today)
    if day is None:
        raise DomainError(errors.ROW_DATE_MISSING)
    return day


def kind_cell(cell: Cell) -> str:
    text = text_cell(cell)
    if text is None:
        raise DomainError(errors.ROW_KIND_MISSING)
    return _one_of(text, _KINDS, errors.ROW_KIND_UNKNOWN)


def value_cell(cell: Cell) -> Decimal | None:
    """Zero or more, with at most two decimals. Raises ``number_invalid``, ``number_ambiguous`` (``1,234``),
    ``amount_negative`` or ``amount_too_large``.
    """
    number = _number(cell)
    if number is None:
        return None
    if number < 0:
        raise DomainError(AMOUNT_NEGATIVE, value=str(cell))
    if number >= _LARGEST:
        raise DomainError(AMOUNT_TOO_LARGE, value=str(cell)[:40])
    return number.quantize(Decimal("0.01"))


def _number(cell: Cell) -> Decimal | None:
    if isinstance(cell, bool | date | timedelta):
        raise DomainError(NUMBER_INVALID, value=str(cell))
    if isinstance(cell, int | float):
        return Decimal(repr(cell))
    text = text_cell(cell)
    if text is not None and re.fullmatch(r"-?\$?\s*\d{1,3},\d{3}", text):
        raise DomainError(NUMBER_AMBIGUOUS, value=text)
    return number_of(text)


def currency_cell(cell: Cell) -> str:
    text = text_cell(cell)
    return (
        "" if text is None else _CURRENCIES.get(fold(text)) or _one_of(text, _CURRENCIES, errors.ROW_CURRENCY_UNKNOWN)
    )


def country_cell(cell: Cell) -> str:
    """Two letters or a name in Spanish, English or Portuguese."""
    text = text_cell(cell)
    return "" if text is None else _one_of(text, _countries(), errors.ROW_COUNTRY_UNKNOWN)


def attribution_cell(cell: Cell) -> str:
    text = text_cell(cell)
    if text is None:
        return Attribution.NOT_STATED.value
    return _one_of(text, _ATTRIBUTIONS, errors.ROW_ATTRIBUTION_UNKNOWN)


def source_cell(cell: Cell) -> str:
    text = text_cell(cell)
    return "" if text is None else _one_of(text, _SOURCES, errors.ROW_SOURCE_UNKNOWN)


def jobs_cell(cell: Cell) -> list[str]:
    """One job per line or separated by ``;``."""
    lines = (str(cell) if isinstance(cell, str) else text_cell(cell) or "").replace("\n", ";").split(";")
    return [" ".join(line.split())[:120] for line in lines if line.strip()]


def evidence_cell(cell: Cell) -> list[str]:
    """Documents by number (``N° 12 …``) or by title, separated by ``;``; a number comes back as its digits."""
    parts = [part.strip() for part in (text_cell(cell, 4000) or "").split(";") if part.strip()]
    return [numbered[1] if (numbered := _NUMBERED.fullmatch(part)) else part for part in parts]


def _one_of(text: str, known: Mapping[str, str], code: str) -> str:
    found = known.get(fold(text))
    if found is None:
        raise DomainError(code, value=text)
    return str(found)


@cache
def _countries() -> dict[str, str]:
    names = {fold(c.name): c.code for language in ("pt", "en", "es") for c in countries(language)}
    return names | {c.code.casefold(): c.code for c in countries("es")}
