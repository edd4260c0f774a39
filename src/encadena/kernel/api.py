"""What a program may send and how lists are answered: bounded types, so that nothing typed can overflow a column."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Generic, TypeVar

from ninja import Schema
from pydantic import Field, StringConstraints

LIMIT = 100
NO_NUL = r"^[^\x00]*$"
HOUR = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"

Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]
Minutes = Annotated[int, Field(ge=0, le=24 * 60)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2100, 12, 31))]
Hour = Annotated[str, StringConstraints(pattern=HOUR)]
Name = Annotated[str, StringConstraints(max_length=120, pattern=NO_NUL)]
Line = Annotated[str, StringConstraints(max_length=300, pattern=NO_NUL)]
Text = Annotated[str, StringConstraints(max_length=5000, pattern=NO_NUL)]
Mark = Annotated[str, StringConstraints(max_length=300, pattern=NO_NUL)]
Limit = Annotated[int, Field(ge=1, le=LIMIT)]

Row = TypeVar("Row")
Shown = TypeVar("Shown")


class Page(Schema, Generic[Shown]):
    """``next`` begins the page that follows (``?after=``); without it this is the last one."""

    items: list[Shown]
    next: str | None = None


class Walk(Schema):
    """How a list is read: ``limit`` rows, from where the page before ended."""

    after: Mark = ""
    limit: Limit = 50


class Named(Schema):
    """A record of another resource, as far as it is shown here."""

    id: int
    name: str


def cut(rows: Sequence[Row], limit: int, mark: Callable[[Row], object]) -> tuple[Sequence[Row], str | None]:
    """The page of ``limit`` rows and the mark of the next one; ``rows`` holds one more when there is one."""
    shown = rows[:limit]
    return shown, str(mark(shown[-1])) if len(rows) > limit else None
