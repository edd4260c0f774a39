"""What was compared is kept for an hour: fifty centres differ no more now than they did then.

The page says when it was counted. Kept under the day, the year and the measure; a list of records is never kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from django.core.cache import cache

from encadena.kernel import clock

T = TypeVar("T")
MINUTES = 60


@dataclass(frozen=True)
class Kept(Generic[T]):
    """``at``: when it was counted."""

    value: T
    at: datetime


def remembered(name: str, today: date, count: Callable[[], T]) -> Kept[T]:
    """``name`` tells everything that ``count`` depends on besides the records."""
    key = f"impact:{name}:{today.isoformat()}"
    found: Kept[T] | None = cache.get(key)
    if found is None:
        found = Kept(count(), clock.now())
        cache.set(key, found, MINUTES * 60)
    return found
