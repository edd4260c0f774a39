"""How much of a year's work was done by this day in past years."""

from collections.abc import Collection, Mapping
from datetime import date

from django.core.cache import cache

from ..queries.place_ids import every_centre
from ..registry import Indicator

PAST_YEARS = 2
KEPT = 24 * 60 * 60
Season = Mapping[int, list[tuple[float, float]]]
"""centre id → per past year (count by the same day, count of the whole year)."""


def season_of(indicator: Indicator, centre_ids: Collection[int], *, year: int, today: date) -> Season:
    pairs: dict[int, list[tuple[float, float]]] = {pk: [] for pk in centre_ids}
    for past in range(year - PAST_YEARS, year):
        by_then, at_end = past_results(indicator, past, _same_day(today, past)), results_of_year(indicator, past)
        for pk, known in pairs.items():
            if end := at_end.get(pk):
                known.append((by_then.get(pk, 0.0), end))
    return pairs


def results_of_year(indicator: Indicator, year: int) -> Mapping[int, float]:
    return past_results(indicator, year, date(year, 12, 31))


def past_results(indicator: Indicator, year: int, until: date) -> Mapping[int, float]:
    """Of every centre, counted once a day for all readers: over many years of sessions this is the costly part."""
    key = f"network:past:{indicator.code}:{year}:{until:%m%d}"
    found: Mapping[int, float] | None = cache.get(key)
    if found is None:
        found = {pk: float(value) for pk, value in indicator.measure(every_centre(), year, until).items()}
        cache.set(key, found, KEPT)
    return found


def _same_day(today: date, year: int) -> date:
    """29 February has no like in most years."""
    return date(year, today.month, min(today.day, 28) if today.month == 2 else today.day)
