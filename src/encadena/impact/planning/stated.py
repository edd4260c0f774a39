"""Published figures beside the computed ones, and the arithmetic that has to hold over both."""

from collections.abc import Callable, Mapping

from ..choices import ScopeKind
from ..rules.agreeing import agrees
from ..rules.checks import CHECKS
from ..rules.figures import Amount, Count, Figure, Lasting, Portion
from ..rules.report import Check, Scope, Stated
from ..tables import rows_of
from ..tables.stated import Statement, statements, words_of

DAYS_PER_YEAR = 365.25


def stated_beside(year: int, scope: Scope, figures: Mapping[str, Figure]) -> tuple[Stated, ...]:
    """Those of the year; beside a region's report those on the region, beside an operator's or a centre's none."""
    return tuple(_beside(one, figures, scope) for one in statements() if one.year == year and _about(one, scope))


def checks_over(stated: tuple[Stated, ...], figures: Mapping[str, Figure]) -> tuple[Check, ...]:
    """Those whose published figures all stand in the report."""
    values = {one.key: one.value for one in stated}
    rows = {row["key"]: (float(row["expected"]), float(row["tolerance"])) for row in rows_of("checks")}
    return tuple(
        _check(key, *rows[key], rule.of_stated(values), _reading(figures, rule.figure, rule.reading))
        for key, rule in CHECKS.items()
        if set(rule.needs) <= set(values)
    )


def reading_of(figure: Figure, reading: str) -> float | None:
    """One number of a figure: shares in percent, durations in years, amounts of minutes in hours."""
    return READINGS[reading](figure)


def _about(one: Statement, scope: Scope) -> bool:
    return scope.kind == ScopeKind.NETWORK or (scope.kind == ScopeKind.REGION and one.region == scope.key)


def _beside(one: Statement, figures: Mapping[str, Figure], scope: Scope) -> Stated:
    computed = _reading(figures, one.figure, one.reading) if scope.kind == ScopeKind.NETWORK else None
    words = words_of(one.key)
    return Stated(
        one.key, one.value, one.qualifier, one.unit, one.territory, words.period, words.basis, words.ambiguity,
        words.source, one.figure, computed, agrees(computed, one.value, one.qualifier),
    )  # fmt: skip


def _check(key: str, expected: float, tolerance: float, of_stated: float, computed: float | None) -> Check:
    def holds(value: float | None) -> bool | None:
        return None if value is None else abs(value - expected) <= tolerance

    return Check(key, expected, tolerance, of_stated, holds(of_stated), computed, holds(computed))


def _reading(figures: Mapping[str, Figure], code: str, reading: str) -> float | None:
    return reading_of(figures[code], reading) if code in figures else None


def _value(figure: Figure) -> float | None:
    return figure.value if isinstance(figure, Count | Amount) or figure.kind == "ratio" else None  # type: ignore[union-attr]


def _of(name: str, factor: float, kind: type) -> Callable[[Figure], float | None]:
    def read(figure: Figure) -> float | None:
        value: float | None = getattr(figure, name) if isinstance(figure, kind) else None
        return None if value is None else value * factor

    return read


READINGS: Mapping[str, Callable[[Figure], float | None]] = {
    "value": _value,
    "hours": _of("value", 1 / 60, Amount),
    "mean_years": _of("mean", 1 / DAYS_PER_YEAR, Lasting),
    "of_all": _of("of_all", 100, Portion),
    "of_known": _of("of_known", 100, Portion),
    "unreported": _of("unreported", 1, Portion),
    "share": _of("of_all", 1, Portion),
    "low": _of("low", 1, Portion),
    "high": _of("high", 1, Portion),
    "reported": lambda figure: (
        1 - figure.unreported if isinstance(figure, Portion) and figure.unreported is not None else None
    ),
}
