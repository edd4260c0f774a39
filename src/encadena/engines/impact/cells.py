"""Small cells of a table with totals: hidden, and others with them, so that no sum gives the hidden ones away."""

from collections.abc import Iterable, Sequence
from itertools import product

import numpy as np

SMALL = 5
Place = tuple[int, int]


def hidden(table: Sequence[Sequence[int]], *, small: int = SMALL) -> frozenset[Place]:
    """Places (row, column) to hide when the sums of rows, of columns and of all are published too.

    Counts of 1 to ``small`` − 1 are hidden first; zero says nothing about anybody and stays. Each that still follows
    from the shown ones takes the cheapest rectangle with it, few people first and zeros last. Raises ``ValueError``
    unless it is a rectangle of counts.
    """
    _check(table)
    rows, columns = len(table), len(table[0]) if table else 0
    found = {place for place in product(range(rows), range(columns)) if 0 < table[place[0]][place[1]] < small}
    while len(found) < rows * columns and (given_away := exposed(found, rows, columns)):
        found |= min(_corners(table, min(given_away), found), key=lambda more: (_cost(table, more), sorted(more)))
    return frozenset(found)


def hidden_in_line(cells: Sequence[int], *, small: int = SMALL) -> frozenset[int]:
    """Places to hide in one line of counts when only its sum is published too: the small ones, and where that is only
    one, the next smallest with it (zeros last). Raises ``ValueError`` for a negative count."""
    if any(cell < 0 for cell in cells):
        raise ValueError("not a line of counts")
    found = {place for place, cell in enumerate(cells) if 0 < cell < small}
    if len(found) == 1 and (rest := set(range(len(cells))) - found):
        found.add(min(rest, key=lambda place: (cells[place] == 0, cells[place], place)))
    return frozenset(found)


def _corners(table: Sequence[Sequence[int]], place: Place, found: set[Place]) -> list[set[Place]]:
    """What would have to be hidden besides ``found`` to close a rectangle (in a single line, a pair) at ``place``."""
    row, column = place
    rows = [r for r in range(len(table)) if r != row] or [row]
    columns = [c for c in range(len(table[0])) if c != column] or [column]
    closed = [{(row, c), (r, column), (r, c)} - found for r in rows for c in columns]
    return [more for more in closed if more] or [
        {p} for p in product(range(len(table)), range(len(table[0]))) if p not in found
    ]


def _cost(table: Sequence[Sequence[int]], places: Iterable[Place]) -> tuple[int, int]:
    values = [table[row][column] for row, column in places]
    return values.count(0), sum(values)


def exposed(places: set[Place], rows: int, columns: int) -> set[Place]:
    """Those of the hidden places whose value follows from the sums and the shown cells."""
    ordered = sorted(places)
    if not ordered:
        return set()
    sums = np.zeros((rows + columns, len(ordered)))
    for number, (row, column) in enumerate(ordered):
        sums[row, number] = sums[rows + column, number] = 1
    return {place for place, unit in zip(ordered, np.eye(len(ordered)), strict=True) if _follows(unit, sums)}


def _follows(unit: np.ndarray, sums: np.ndarray) -> bool:
    """Whether the unit vector lies in the space of the sums."""
    answer, *_rest = np.linalg.lstsq(sums.T, unit, rcond=None)
    return bool(np.allclose(sums.T @ answer, unit, atol=1e-8))


def _check(table: Sequence[Sequence[int]]) -> None:
    if any(len(row) != len(table[0]) for row in table) or any(cell < 0 for row in table for cell in row):
        raise ValueError("not a table of counts")
