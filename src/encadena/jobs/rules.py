"""Small decisions of the queue: when to try again, what may be stored, how long it still takes."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=10)
HONEST_PROGRESS = 0.1
HONEST_TIME = timedelta(seconds=5)


def pause_before(attempt: int) -> timedelta:
    """How long to wait before attempt number ``attempt`` (2, 3, …): 5 s, 30 s, 3 min, then 10 min."""
    factor: int = 6 ** max(0, attempt - 2)
    return min(LONGEST_PAUSE, FIRST_PAUSE * factor)


def is_retryable(error: BaseException) -> bool:
    return bool(getattr(error, "retryable", False))


class _Encoder(DjangoJSONEncoder):
    """Whatever JSON has no word for is kept as text, so that telling about an error never fails."""

    def default(self, o: object) -> object:
        try:
            return super().default(o)
        except TypeError:
            return str(o)


def plain(facts: Mapping[str, Any] | None) -> dict[str, Any]:
    """Facts as JSON can hold them."""
    stored: dict[str, Any] = json.loads(json.dumps(dict(facts or {}), cls=_Encoder))
    return stored


def time_left(progress: float, started_at: datetime | None, now: datetime) -> timedelta | None:
    """The time still needed at the pace so far; None while it would be a guess (under a tenth, or under 5 seconds)."""
    if started_at is None or progress < HONEST_PROGRESS or now - started_at < HONEST_TIME:
        return None
    left: timedelta = (now - started_at) * ((1 - progress) / progress)
    return left
