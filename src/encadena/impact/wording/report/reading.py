"""Figures out of a report by their code, for the sentences: what is not there, or hidden, is ``None``."""

from ...rules.figures import Amount, Count, Lasting, Money, Portion, Ratio
from ...rules.report import Breakdown, Report, Row


def count(report: Report | Row, code: str) -> int | None:
    found = report.figures.get(code)
    return found.value if isinstance(found, Count) else None


def is_hidden(report: Report | Row, code: str) -> bool:
    found = report.figures.get(code)
    return isinstance(found, Count) and found.value is None


def amount(report: Report | Row, code: str) -> Amount | None:
    found = report.figures.get(code)
    return found if isinstance(found, Amount) and found.value is not None else None


def portion(report: Report | Row, code: str) -> Portion | None:
    found = report.figures.get(code)
    return found if isinstance(found, Portion) else None


def ratio(report: Report | Row, code: str) -> float | None:
    found = report.figures.get(code)
    return found.value if isinstance(found, Ratio) else None


def lasting(report: Report | Row, code: str) -> Lasting | None:
    found = report.figures.get(code)
    return found if isinstance(found, Lasting) else None


def money(report: Report | Row, code: str) -> Money | None:
    found = report.figures.get(code)
    return found if isinstance(found, Money) else None


def breakdown(report: Report, dimension: str) -> Breakdown | None:
    return next((b for b in report.breakdowns if b.dimension == dimension and b.rows), None)


def is_empty(report: Report) -> bool:
    """Nothing was counted in the whole year."""
    counts = [f.value for f in report.figures.values() if isinstance(f, Count)]
    return all(value == 0 for value in counts)
