"""What becomes of a row: what is shown and kept of it, and what an action needs to apply it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from encadena.kernel.errors import DomainError

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Judged:
    """``row`` is plain data: ``{row, cells, outcome, code, params}`` with outcome new, same or bad. ``data`` is for the
    action: empty unless the row is new.
    """

    row: dict[str, Any]
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def new(self) -> bool:
        return bool(self.row["outcome"] == "new")


@dataclass(frozen=True)
class Known(Exception):  # noqa: N818  no error: the row is right and changes nothing
    """What the row asks for stands already."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """A row that can be applied, perhaps with a remark."""

    data: dict[str, Any]
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


def judged(number: int, cells: Cells, read: Callable[[int, Cells], Found]) -> Judged:
    row: dict[str, Any] = {"row": number, "cells": dict(cells)}
    try:
        found = read(number, cells)
    except Known as known:
        return Judged(row | {"outcome": "same", "code": known.code, "params": plain(known.params)})
    except DomainError as error:
        return Judged(row | {"outcome": "bad", "code": error.code, "params": plain(error.params)})
    remark = {"code": found.code, "params": plain(found.params)} if found.code else {}
    return Judged(row | {"outcome": "new"} | remark, found.data)


def plain(params: Mapping[str, object]) -> dict[str, object]:
    """What JSON keeps."""
    return {k: v if isinstance(v, str | int) else str(v) for k, v in params.items()}
