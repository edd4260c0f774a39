"""The plan of a fair, and when a request of a visitor looks like a machine's. No database, no words."""

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


def size_of(rows: int, columns: int) -> tuple[int, int]:
    """Width and height of the drawing."""
    return columns * (SIDE + GAP) - GAP, rows * (SIDE + GAP) - GAP


def looks_like_a_machine(trap: str, seconds: float | None) -> bool:
    """``trap`` is a field that people do not see; ``seconds`` since the form was shown, None when that was not told."""
    return bool(trap) or seconds is None or seconds < FASTEST
