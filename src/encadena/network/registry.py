"""What rooms above offer here: what a centre may have a target for, and the subjects of advice."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

Measure = Callable[[Collection[int], int, date], Mapping[int, float]]
"""(ids of centres, year, up to this day) → centre id → result; a centre without any may be left out."""


@dataclass(frozen=True)
class Indicator:
    """``accumulates``: it grows through the year and may be projected; otherwise it is how things stand that day."""

    code: str
    label: object
    unit: object
    measure: Measure
    order: int
    accumulates: bool = True


_indicators: dict[str, Indicator] = {}


def register_indicator(
    code: str, *, label: object, measure: Measure, order: int, unit: object = "", accumulates: bool = True
) -> None:
    _indicators[code] = Indicator(code, label, unit, measure, order, accumulates)


def indicators() -> list[Indicator]:
    return sorted(_indicators.values(), key=lambda indicator: indicator.order)


def indicator_of(code: str) -> Indicator | None:
    return _indicators.get(code)


Subjects = Callable[[], Mapping[str, str]]
"""() → code → name in the reader's language, in the order in which they are offered."""

_subjects: list[Subjects] = []


def register_subjects(source: Subjects) -> None:
    _subjects.append(source)


def subjects() -> dict[str, str]:
    """Subjects of practices and of expert material: the areas of advice, as the room that keeps them names them."""
    return {code: name for source in _subjects for code, name in source().items()}
