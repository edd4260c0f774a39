"""Lists by a date, the soonest first: a page is one walk of an index from where the last one ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from ..rules.due_mark import DueMark

PER_PAGE = 50
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class DuePage(Generic[Row]):
    """``after`` begins the next page; empty on the last one."""

    rows: Sequence[Row]
    after: str
    first: bool


def page_by_due(rows: QuerySet[Row], column: str, mark: DueMark | None, *, undated: bool = False) -> DuePage[Row]:
    """One query; ``undated``: a second one for the rows whose ``column`` is empty, which come last."""
    found = list(_dated(rows, column, mark)) if mark is None or mark.on else []
    if undated and len(found) <= PER_PAGE:
        found += _undated(rows, column, mark)[: PER_PAGE + 1 - len(found)]
    shown = found[:PER_PAGE]
    after = DueMark(getattr(shown[-1], column), shown[-1].pk) if len(found) > PER_PAGE else ""
    return DuePage(shown, str(after), mark is None)


def _dated(rows: QuerySet[Row], column: str, mark: DueMark | None) -> QuerySet[Row]:
    rows = rows.filter(**{f"{column}__isnull": False})
    if mark is not None:
        later = Q(**{f"{column}__gt": mark.on}) | Q(pk__gt=mark.pk)
        rows = rows.filter(later, **{f"{column}__gte": mark.on})
    return rows.order_by(column, "pk")[: PER_PAGE + 1]


def _undated(rows: QuerySet[Row], column: str, mark: DueMark | None) -> QuerySet[Row]:
    rows = rows.filter(**{f"{column}__isnull": True})
    if mark is not None and mark.on is None:
        rows = rows.filter(pk__gt=mark.pk)
    return rows.order_by("pk")
