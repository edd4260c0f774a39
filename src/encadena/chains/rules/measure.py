"""What changed since the baseline, and why it sometimes cannot be said."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from encadena.kernel.text import fold

LIKE = 0.1
"""Two periods are compared when their lengths differ by at most a tenth."""


class Measured(Protocol):
    @property
    def pk(self) -> int: ...
    @property
    def first(self) -> date: ...
    @property
    def days(self) -> int: ...
    @property
    def value(self) -> Decimal: ...
    @property
    def firms(self) -> int | None: ...
    @property
    def method(self) -> str: ...


@dataclass(frozen=True)
class Change:
    """``why`` is empty when both can be compared, else ``no_baseline``, ``same``, ``method``, ``length`` or ``firms``.

    ``share`` is over the baseline, None where that is zero.
    """

    difference: Decimal | None
    share: float | None
    why: str = ""


def change_of(baseline: Measured | None, latest: Measured | None) -> Change:
    """The latest against the baseline, only where like is measured alike."""
    if baseline is None or latest is None:
        return Change(None, None, "no_baseline")
    if why := _unlike(baseline, latest):
        return Change(None, None, why)
    difference = latest.value - baseline.value
    return Change(difference, float(difference / baseline.value) if baseline.value else None)


def _unlike(baseline: Measured, latest: Measured) -> str:
    if baseline.pk == latest.pk:
        return "same"
    if fold(baseline.method) != fold(latest.method):
        return "method"
    if abs(baseline.days - latest.days) > LIKE * max(baseline.days, latest.days):
        return "length"
    return "firms" if baseline.firms != latest.firms else ""
