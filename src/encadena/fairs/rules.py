"""The plan of a fair, and when a request of a visitor looks like a machine's. No database, no words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

SIDE, GAP = 60, 8
FASTEST = 3.0
"""Seconds in which nobody reads a form and fills it in."""


@dataclass(frozen=True)
class Cell:
    """One stand on the plan: ``key`` of who has it, 0 for a free one."""

    code: str
    row: int
    column: int
    x: int
    y: int
    key: int
    name: str


def plan_of(rows: int, columns: int, taken: Mapping[tuple[int, int], tuple[int, str]]) -> list[Cell]:
    """Row by row, as it is drawn."""
    return [
        Cell(f"{chr(64 + r)}{c}", r, c, (c - 1) * (SIDE + GAP), (r - 1) * (SIDE + GAP), *taken.get((r, c), (0, "")))
        for r in range(1, rows + 1)
        for c in range(1, columns + 1)
    ]


def codes_of(text: str, rows: int, columns: int) -> tuple[list[str], list[str]]:
    """``A1-A4, B2, C`` as codes of stands in the order of the plan (a letter alone is its row), and what is none."""
    found: set[tuple[int, int]] = set()
    wrong = []
    for part in filter(None, re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", text.upper()))):
        span = _span(part, columns)
        inside = [(r, c) for r, c in span if 1 <= r <= rows and 1 <= c <= columns]
        if not span or len(inside) != len(span):
            wrong.append(part)
        found.update(inside)
    return [f"{chr(64 + r)}{c}" for r, c in sorted(found)], wrong


def _span(part: str, columns: int) -> list[tuple[int, int]]:
    """Places of one part, within one row; none for what cannot be read."""
    read = re.fullmatch(r"([A-Z])(?:(\d{1,2})(?:-([A-Z])(\d{1,2}))?)?", part)
    if read is None or (read[3] and read[3] != read[1]):
        return []
    row = ord(read[1]) - 64
    first = int(read[2]) if read[2] else 1
    last = int(read[4]) if read[4] else first if read[2] else columns
    return [(row, column) for column in range(first, last + 1)]


def size_of(rows: int, columns: int) -> tuple[int, int]:
    """Width and height of the drawing."""
    return columns * (SIDE + GAP) - GAP, rows * (SIDE + GAP) - GAP


def looks_like_a_machine(trap: str, seconds: float | None) -> bool:
    """``trap`` is a field that people do not see; ``seconds`` since the form was shown, None when that was not told."""
    return bool(trap) or seconds is None or seconds < FASTEST
