"""Which column of a spreadsheet means what, by the words of its heading, in Spanish or English."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from encadena.firms.rules.sheets.codes import COLUMNS_TWICE, HEADINGS_MISSING, SHEET_EMPTY
from encadena.firms.rules.sheets.reading import Cell, Row
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...errors import COLUMNS_NEEDED

LOOK_AT = 40
Parser = Callable[[Cell, date], Any]


@dataclass(frozen=True)
class Columns:
    """The columns of one subject.

    ``synonyms`` are folded headings by field; ``parsers`` turn (cell, today) into a value, ``empty`` is the value of a
    cell that says nothing. A file needs all of ``needed`` and one of each group of ``either``; ``missing`` names the
    code of a row that leaves the cell of a field empty.
    """

    synonyms: Mapping[str, Sequence[str]]
    parsers: Mapping[str, Parser]
    empty: Mapping[str, object]
    needed: Sequence[str]
    either: Sequence[Sequence[str]] = ()
    missing: Mapping[str, str] | None = None

    @cached_property
    def field_of(self) -> dict[str, str]:
        return {words: field for field, all_words in self.synonyms.items() for words in all_words}

    def find_headings(self, rows: Sequence[Row]) -> tuple[int, list[str]]:
        """Place (from 0) and texts of the row among the first ones that names most fields.

        Raises ``sheet_empty``, or ``headings_missing`` when no row names two.
        """
        if not any(any(cell is not None for cell in row) for row in rows):
            raise DomainError(SHEET_EMPTY)
        named = [(len(self.match(texts(row))), -place) for place, row in enumerate(rows[:LOOK_AT])]
        best, place = max(named)
        if best < 2:
            raise DomainError(HEADINGS_MISSING)
        return -place, texts(rows[-place])

    def match(self, headings: Sequence[str]) -> dict[int, str]:
        """Place of a column → its field; a field is given once, to the first column that names it."""
        found: dict[int, str] = {}
        for place, heading in enumerate(headings):
            field = self.field_of.get(fold(heading))
            if field and field not in found.values():
                found[place] = field
        return found

    def check(self, fields: Mapping[int, str], headings: Sequence[str]) -> None:
        """Raises ``columns_twice``, or ``columns_needed`` with what the file cannot do without."""
        seen: dict[str, int] = {}
        for place, field in fields.items():
            if field in seen:
                both = f"{headings[seen[field]]}, {headings[place]}"
                raise DomainError(COLUMNS_TWICE, headings=both, field=field)
            seen[field] = place
        missing = [field for field in self.needed if field not in seen]
        missing += [group[0] for group in self.either if not any(field in seen for field in group)]
        if missing:
            raise DomainError(COLUMNS_NEEDED, missing=missing)


def texts(row: Row) -> list[str]:
    return [" ".join(str(cell).split())[:120] if cell is not None else "" for cell in row]
