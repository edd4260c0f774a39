"""Who may enter a pilot group: criteria as data, and a verdict with what it was judged on. Unknown is a verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from encadena.kernel.errors import DomainError

from ..choices import Verdict
from ..errors import COHORT_CRITERION

Facts = Mapping[str, Any]
"""Field → what is known of a firm; None (or missing) is unknown."""

NUMBERS = frozenset({"years", "sales_uf", "jobs", "exports", "sessions"})
CODES = frozenset({"legal_size", "kind", "region", "female_owned", "section", "offering", "stage"})
UNKNOWN_CODES = frozenset({"none", "unknown", ""})
"""Codes of the register that say *not reported*: they never meet nor fail a criterion."""


@dataclass(frozen=True)
class Criterion:
    """``op``: ``in`` (value: list of codes), ``at_least`` or ``at_most`` (value: number as text)."""

    field: str
    op: str
    value: Any

    def as_data(self) -> dict[str, Any]:
        return {"field": self.field, "op": self.op, "value": self.value}


def read_criterion(data: Mapping[str, Any]) -> Criterion:
    """Raises ``cohort_criterion`` for a field, a comparison or a value that makes no sense."""
    field, op, value = str(data.get("field", "")), str(data.get("op", "")), data.get("value")
    if field in CODES and op == "in" and isinstance(value, Sequence) and not isinstance(value, str) and value:
        return Criterion(field, op, [str(code) for code in value])
    if field in NUMBERS and op in {"at_least", "at_most"} and _number(value) is not None:
        return Criterion(field, op, str(_number(value)))
    raise DomainError(COHORT_CRITERION, field=field)


def judge(criterion: Criterion, facts: Facts) -> Verdict:
    known = facts.get(criterion.field)
    if criterion.op == "in":
        if known is None or str(known) in UNKNOWN_CODES:
            return Verdict.UNKNOWN
        return Verdict.MET if str(known) in criterion.value else Verdict.NOT_MET
    number, bound = _number(known), Decimal(str(criterion.value))
    if number is None:
        return Verdict.UNKNOWN
    met = number >= bound if criterion.op == "at_least" else number <= bound
    return Verdict.MET if met else Verdict.NOT_MET


def judge_all(criteria: Sequence[Criterion], facts: Facts) -> list[dict[str, Any]]:
    """One row per criterion: it, the verdict and the fact that it was judged on (text, or None)."""
    return [
        {
            **criterion.as_data(),
            "verdict": str(judge(criterion, facts).value),
            "fact": None if facts.get(criterion.field) is None else str(facts[criterion.field]),
        }
        for criterion in criteria
    ]


def all_met(verdicts: Sequence[Mapping[str, Any]]) -> bool:
    return all(row["verdict"] == Verdict.MET for row in verdicts)


def _number(value: object) -> Decimal | None:
    if value is None or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value).replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
