"""Where the headings are: below titles and logos, sometimes over two rows with merged cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from encadena.kernel.errors import DomainError

from .codes import HEADINGS_MISSING, SHEET_EMPTY
from .matching import by_heading, words_of
from .reading import Cell, Row

LOOK_AT = 40


@dataclass(frozen=True)
class Headings:
    """``rows`` are places from 0, one or two; ``texts`` one per column, upper and lower heading joined by ``·``."""

    rows: tuple[int, ...]
    texts: list[str]


def find_headings(rows: Sequence[Row]) -> Headings:
    """The row (or pair of rows) among the first ones whose cells name the most fields.

    Raises ``sheet_empty`` when there is nothing at all and ``headings_missing`` when no row has two texts.
    """
    if not any(any(cell is not None for cell in row) for row in rows):
        raise DomainError(SHEET_EMPTY)
    best: tuple[float, int, Headings] | None = None
    for place in range(min(len(rows), LOOK_AT)):
        for found in (headings_at(rows, place), headings_at(rows, place, two=True)):
            score = _score(found.texts) if found else 0.0
            if found and (best is None or score > best[0]):
                best = (score, place, found)
    if best is None:
        raise DomainError(HEADINGS_MISSING)
    return best[2]


def headings_at(rows: Sequence[Row], place: int, *, two: bool = False) -> Headings | None:
    """The headings of one row, or of it and the row above; None when they cannot be headings."""
    row = rows[place]
    texts = [_text(cell) for cell in row]
    if sum(1 for cell in row if isinstance(cell, str) and not cell.strip().isdigit()) < 2:
        return None
    if not two:
        return Headings((place,), texts)
    above = rows[place - 1] if place else []
    if sum(1 for cell in above if cell is not None) < 2:
        return None
    return Headings((place - 1, place), _joined([_text(cell) for cell in above], texts))


def chosen_headings(rows: Sequence[Row], numbers: Sequence[int]) -> Headings:
    """The headings of the rows that a person named (numbers from 1). Raises ``headings_missing``."""
    places = [number - 1 for number in numbers]
    if not places or not all(0 <= place < len(rows) for place in places):
        raise DomainError(HEADINGS_MISSING)
    texts = [_text(cell) for cell in rows[places[-1]]]
    if len(places) > 1:
        texts = _joined([_text(cell) for cell in rows[places[0]]], texts)
    if not any(texts):
        raise DomainError(HEADINGS_MISSING)
    return Headings(tuple(places), texts)


def _joined(upper: list[str], lower: list[str]) -> list[str]:
    """A merged heading holds its text in its first column only and means all the columns up to the next."""
    joined, current = [], ""
    for place in range(max(len(upper), len(lower))):
        current = (upper[place] if place < len(upper) else "") or current
        below = lower[place] if place < len(lower) else ""
        joined.append(
            f"{current} · {below}" if current and below else current if place < len(upper) and upper[place] else below
        )
    return joined


def _score(texts: Sequence[str]) -> float:
    """Distinct known fields among the texts; long sentences and repeated ones count for nothing."""
    fields: dict[str, float] = {}
    for text in texts:
        for guess in by_heading(words_of(text))[:1]:
            fields[guess.field] = max(fields.get(guess.field, 0.0), guess.confidence)
    return sum(fields.values()) + 0.001 * sum(1 for text in texts if text)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())[:120]
