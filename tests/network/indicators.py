"""Indicators that tests put in place of those of the rooms above."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from encadena.network import registry

Counts = Mapping[tuple[int, int], Mapping[int, float]]
"""(year, month of the day asked for) → centre → count."""


@contextmanager
def only(**measures: registry.Measure) -> Iterator[None]:
    """These and no others; one whose name begins with ``now`` does not accumulate."""
    standing, registry._indicators = registry._indicators, {}
    for order, (code, measure) in enumerate(measures.items()):
        registry.register_indicator(
            code, label=code.capitalize(), measure=measure, order=order, accumulates=not code.startswith("now")
        )
    yield
    registry._indicators = standing


def counted(table: Counts) -> registry.Measure:
    def measure(ids: Collection[int], year: int, until: date) -> Mapping[int, float]:
        found = table.get((year, until.month), {})
        return {pk: count for pk, count in found.items() if pk in ids}

    return measure


def steady(per_day: float) -> registry.Measure:
    """The same every day, for every centre."""

    def measure(ids: Collection[int], year: int, until: date) -> Mapping[int, float]:
        days = (min(until, date(year, 12, 31)) - date(year, 1, 1)).days + 1
        return dict.fromkeys(ids, per_day * days)

    return measure
