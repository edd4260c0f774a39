"""A report as what JSON can hold, and back: the same report, digit for digit.

Figures, rows, statements and checks are mappings by their keys, so that the address of a number
(``figures.projects.value``) says what it is. Their order is that of the report.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from encadena.kernel.errors import DomainError

from ..errors import SCHEMA_UNKNOWN
from .figures import Amount, Count, Figure, InCurrency, Lasting, Money, Portion, RateUsed, Ratio, Step
from .report import Breakdown, Check, Report, Row, Scope, Stated, Used

SCHEMA = 1
SHAPES: Mapping[str, type[Count] | type[Amount] | type[Portion] | type[Ratio] | type[Lasting] | type[Money]] = {
    "count": Count, "amount": Amount, "portion": Portion, "ratio": Ratio, "lasting": Lasting, "money": Money,
}  # fmt: skip
PARTS: Mapping[str, type[Step] | type[InCurrency] | type[RateUsed]] = {
    "steps": Step, "sums": InCurrency, "rates": RateUsed,
}  # fmt: skip
"""Fields of a figure that hold records of their own."""


def packed(report: Report) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "year": report.year,
        "as_of": report.as_of.isoformat(),
        "public": report.public,
        "scope": asdict(report.scope),
        "notes": list(report.notes),
        "figures": _figures(report.figures),
        "breakdowns": {one.dimension: _breakdown(one) for one in report.breakdowns},
        "stated": {one.key: _without_key(one) for one in report.stated},
        "checks": {one.key: _without_key(one) for one in report.checks},
        "definitions": {
            one.code: {"version": one.version, "fingerprint": one.fingerprint} for one in report.definitions
        },
    }


def unpacked(told: Mapping[str, Any]) -> Report:
    """Raises ``impact_schema_unknown`` for what a newer program wrote; ``KeyError``, ``TypeError`` for what is none."""
    if told.get("schema") != SCHEMA:
        raise DomainError(SCHEMA_UNKNOWN, schema=told.get("schema"), known=SCHEMA)
    return Report(
        year=told["year"],
        as_of=date.fromisoformat(told["as_of"]),
        scope=Scope(**told["scope"]),
        figures=_read_figures(told["figures"]),
        breakdowns=tuple(_read_breakdown(dimension, one) for dimension, one in told["breakdowns"].items()),
        stated=tuple(Stated(key, **one) for key, one in told["stated"].items()),
        checks=tuple(Check(key, **one) for key, one in told["checks"].items()),
        definitions=tuple(Used(code, **one) for code, one in told["definitions"].items()),
        notes=tuple(told["notes"]),
        public=told["public"],
    )


def _figures(figures: Mapping[str, Figure]) -> dict[str, Any]:
    return {code: _figure(figure) for code, figure in figures.items()}


def _figure(figure: Figure) -> dict[str, Any]:
    return {name: _plain(name, value) for name, value in vars(figure).items() if name != "code"}


def _plain(name: str, value: Any) -> Any:  # noqa: ANN401  a field of a figure
    if name in PARTS:
        return [vars(one).copy() for one in value]
    return list(value) if isinstance(value, tuple) else value


def _breakdown(one: Breakdown) -> dict[str, Any]:
    rows = {row.key: {"name": row.name, "figures": _figures(row.figures)} for row in one.rows}
    return {"overlaps": one.overlaps, "rows": rows}


def _without_key(one: Stated | Check) -> dict[str, Any]:
    return {name: value for name, value in vars(one).items() if name != "key"}


def _read_figures(told: Mapping[str, Any]) -> dict[str, Figure]:
    return {code: _read_figure(code, one) for code, one in told.items()}


def _read_figure(code: str, told: Mapping[str, Any]) -> Figure:
    return SHAPES[told["kind"]](code, **{name: _read(name, value) for name, value in told.items()})


def _read(name: str, value: Any) -> Any:  # noqa: ANN401  a field of a figure
    if name in PARTS:
        return tuple(PARTS[name](**one) for one in value)
    return tuple(value) if isinstance(value, list) else value


def _read_breakdown(dimension: str, told: Mapping[str, Any]) -> Breakdown:
    rows = (Row(key, row["name"], _read_figures(row["figures"])) for key, row in told["rows"].items())
    return Breakdown(dimension, tuple(rows), told["overlaps"])
