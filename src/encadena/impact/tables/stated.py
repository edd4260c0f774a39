"""Figures that institutions published, with the words around them in Spanish and English."""

from collections.abc import Iterator
from dataclasses import dataclass

from . import rows_of


@dataclass(frozen=True)
class StatedWords:
    """What is counted (``subject``), when, by whose account, what is unclear, and where it was said."""

    subject: str
    period: str
    basis: str
    ambiguity: str
    source: str


@dataclass(frozen=True)
class Statement:
    """``year``: of the report beside which it stands. ``region``: its code, empty for the country. ``reading``: which
    number of the computed ``figure`` it is about (``value``, ``of_all``, ``of_known``, ``mean_years``, ``hours``)."""

    key: str
    value: float
    qualifier: str
    unit: str
    territory: str
    region: str
    year: int
    figure: str
    reading: str


def statements() -> Iterator[Statement]:
    for row in rows_of("stated"):
        yield Statement(
            row["key"], float(row["value"]), row["qualifier"], row["unit"], row["territory"], row["region"],
            int(row["year"]), row["figure"], row["reading"],
        )  # fmt: skip


def words_of(key: str, language: str = "es") -> StatedWords:
    """In ``es`` or ``en`` (anything else reads Spanish). ``KeyError`` for a statement that is not in the table."""
    row = next((row for row in rows_of("stated") if row["key"] == key), None)
    if row is None:
        raise KeyError(key)
    tail = "en" if language.startswith("en") else "es"
    return StatedWords(*(row[f"{name}_{tail}"] for name in ("subject", "period", "basis", "ambiguity", "source")))
