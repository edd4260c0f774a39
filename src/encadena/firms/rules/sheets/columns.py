"""A column with its meaning: the parser of its cells, tuned by what the whole column holds, and what they gave
before.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from rapidfuzz import fuzz, process

from encadena.kernel import rut as ruts
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...choices import Gender
from ...errors import ACTIVITY_UNKNOWN
from ..communes import Gazetteer
from ..size import check_year
from ..values import choice_of, email_of, name_of, phone_of, website_of
from ..words import FIRM_KINDS
from .cells import (
    amount_cell,
    date_cell,
    digit_cell,
    gender_cell,
    rut_cell,
    share_cell,
    text_cell,
    year_cell,
    yes_no_cell,
)
from .codes import (
    COLUMNS_NO_NAME,
    COLUMNS_SALES_NO_YEAR,
    COLUMNS_TWICE,
    COLUMNS_UNKNOWN_FIELD,
    REGION_UNKNOWN,
)
from .fields import Field, parse_field
from .reading import Cell, Row

CACHE = 20_000
_PREFIXES = ("region de los ", "region del ", "region de la ", "region de ", "region ")


@dataclass(frozen=True)
class Reference:
    """The official names and the day, read once: a parser asks no database."""

    today: date
    gazetteer: Gazetteer
    regions: Mapping[str, str]  # folded name → code
    activities: Mapping[str, str]  # code → name
    uf: Mapping[int, Decimal]  # year → UF of its last day

    def region(self, text: str) -> str:
        """The code of a region by its name, its number or its letters. Raises ``region_unknown`` with ``near``."""
        folded = fold(text)
        for prefix in ("", *_PREFIXES):
            if folded.startswith(prefix) and (code := self.regions.get(folded.removeprefix(prefix))):
                return code
        near = process.extract(folded, list(self.regions), scorer=fuzz.WRatio, score_cutoff=80, limit=1)
        raise DomainError(REGION_UNKNOWN, value=text, near=[name for name, _score, _place in near])

    def activity(self, text: str) -> str:
        """The code of an activity by its code (leading zeros may be lost) or its exact name."""
        match = re.match(r"\D{0,3}(\d[\d.\- ]{2,8}\d)", text)
        if match:
            digits = re.sub(r"\D", "", match[1]).zfill(5)
            digits = digits[:5] if len(digits) == 6 and digits[5] == "0" else digits
            if digits in self.activities:
                return digits
        folded = fold(text)
        for code, name in self.activities.items():
            if fold(name) == folded:
                return code
        near = process.extract(text, self.activities, scorer=fuzz.token_set_ratio, score_cutoff=75, limit=2)
        raise DomainError(ACTIVITY_UNKNOWN, value=text, near=[f"{code} {name}" for name, _score, code in near])


@dataclass
class Facts:
    """What a look at whole columns tells, per column."""

    bare_lacks_digit: set[int] = dataclasses.field(default_factory=set)
    fractions: bool = False
    m_means: str | None = None


@dataclass
class Column:
    place: int
    heading: str
    field: Field
    parse: Callable[[Cell], Any]
    seen: dict[object, object] = dataclasses.field(default_factory=dict)

    def value(self, cell: Cell) -> Any:
        """The value of a cell; equal cells are parsed once. Raises ``DomainError``."""
        key = cell if isinstance(cell, str) else (type(cell), cell)
        found = self.seen.get(key, self)
        if found is self:
            try:
                found = self.parse(cell)
            except DomainError as error:
                found = error
            if len(self.seen) < CACHE:
                self.seen[key] = found
        if isinstance(found, DomainError):
            raise found
        return found


def check_fields(fields: Mapping[int, str], headings: Sequence[str], today: date) -> dict[int, Field]:
    """The chosen meaning of every column, refused as a whole when it cannot work.

    Raises ``columns_unknown_field``, ``columns_twice``, ``columns_no_name`` (neither RUT nor name),
    ``columns_sales_no_year`` and what ``check_year`` raises.
    """
    chosen: dict[int, Field] = {}
    for place, key in fields.items():
        found = parse_field(key)
        if found is None or not 0 <= place < len(headings):
            raise DomainError(COLUMNS_UNKNOWN_FIELD, field=key, column=place)
        if found in chosen.values():
            raise DomainError(COLUMNS_TWICE, field=key, headings=_headings_of(fields, key, headings))
        if found.year:
            check_year(found.year, today)
        chosen[place] = found
    keys = {f.key for f in chosen.values()}
    if not keys & {"rut", "name"}:
        raise DomainError(COLUMNS_NO_NAME)
    if "sales" in keys and "sales_year" not in keys:
        raise DomainError(COLUMNS_SALES_NO_YEAR)
    return chosen


def _headings_of(fields: Mapping[int, str], key: str, headings: Sequence[str]) -> list[str]:
    return [headings[place] for place, chosen in sorted(fields.items()) if chosen == key]


def build_columns(
    fields: Mapping[int, Field], headings: Sequence[str], facts: Facts, reference: Reference
) -> list[Column]:
    return [
        Column(place, headings[place], meaning, _parser(place, meaning, headings[place], facts, reference))
        for place, meaning in sorted(fields.items())
    ]


def unit_of(heading: str) -> int:
    """*M$* heads thousands of pesos in Chile, *MM$* millions."""
    bare = heading.upper().replace(" ", "")
    if "MM$" in bare or "MILLONES" in bare:
        return 1_000_000
    return 1_000 if "M$" in bare or "MILESDE" in bare else 1


def look_over(rows: Iterable[Row], fields: Mapping[int, Field]) -> Facts:
    """One pass over the rows below the headings."""
    ruts_at = {p: [0, 0] for p, f in fields.items() if f.name == "rut" and not _has_digit(f, fields)}
    shares = [p for p, f in fields.items() if f.name == "share"]
    genders = [p for p, f in fields.items() if f.name == "gender"]
    largest, any_share, letters = 0.0, False, set[str]()
    for row in rows:
        width = len(row)
        for place, tally in ruts_at.items():
            if place < width and (bare := _bare_digits(row[place])):
                tally[0] += 1
                tally[1] += bare[-1] != ruts.check_digit(int(bare[:-1]))
        for place in shares:
            if place < width and (number := _plain_number(row[place])) is not None:
                any_share, largest = True, max(largest, number)
        for place in genders:
            if place < width and isinstance(cell := row[place], str):
                letters.add(cell.strip().lower()[:3])
    lacking = {place for place, (bare_ones, wrong) in ruts_at.items() if wrong > 2 and wrong > bare_ones * 0.4}
    return Facts(lacking, any_share and largest <= 1, _meaning_of_m(letters))


def _has_digit(meaning: Field, fields: Mapping[int, Field]) -> bool:
    return any(f.name == "rut_digit" and f.owner == meaning.owner for f in fields.values())


def _bare_digits(cell: Cell) -> str | None:
    """The digits of a cell that could be a whole RUT or one without its digit."""
    if isinstance(cell, float):
        cell = str(int(cell)) if cell.is_integer() else None
    if not isinstance(cell, str | int) or isinstance(cell, bool):
        return None
    if isinstance(cell, str) and "-" in cell:
        return None
    text = str(cell).strip().replace(".", "").lstrip("0")
    return text if text.isdigit() and text.isascii() and 7 <= len(text) <= 9 else None


def _plain_number(cell: Cell) -> float | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    if isinstance(cell, str) and re.fullmatch(r"\d+([.,]\d+)?", text := cell.strip()):
        return float(text.replace(",", "."))
    return 100.0 if isinstance(cell, str) and "%" in cell else None


def _meaning_of_m(letters: set[str]) -> str | None:
    """*M* is *mujer* beside *H*, *masculino* beside *F*; beside both or alone nobody knows."""
    women, men = letters & {"f", "fem"}, letters & {"h", "hom"}
    if men and not women:
        return str(Gender.FEMALE)
    return str(Gender.MALE) if women and not men else None


def _parser(place: int, meaning: Field, heading: str, facts: Facts, reference: Reference) -> Callable[[Cell], Any]:
    match meaning.name:
        case "rut":
            return partial(rut_cell, bare_lacks_digit=place in facts.bare_lacks_digit)
        case "sales":
            return partial(amount_cell, unit=unit_of(heading))
        case "share":
            return partial(share_cell, fractions=facts.fractions)
        case "gender":
            return partial(gender_cell, m_means=facts.m_means)
        case "started_on" | "since":
            return partial(date_cell, today=reference.today)
        case "commune":
            return _texts(lambda text: (found := reference.gazetteer.find(text)) and found.code)
        case "region":
            return _texts(reference.region)
        case "activity":
            return _texts(reference.activity)
        case other:
            return _PARSERS[other]


def _texts(parse: Callable[[str], Any]) -> Callable[[Cell], Any]:
    """A parser of the text that a cell shows; nothing said stays nothing."""

    def of_cell(cell: Cell) -> Any:
        text = text_cell(cell)
        return None if text is None else parse(text) or None

    return of_cell


_PARSERS: dict[str, Callable[[Cell], Any]] = {
    "rut_digit": digit_cell,
    "name": _texts(name_of),
    "surname": text_cell,
    "second_surname": text_cell,
    "trade_name": text_cell,
    "kind": _texts(lambda text: choice_of(text, FIRM_KINDS)),
    "address": text_cell,
    "email": _texts(email_of),
    "phone": _texts(phone_of),
    "website": _texts(website_of),
    "open_to_promotion": yes_no_cell,
    "sales_year": year_cell,
}
