"""How alike two firms are, and why: reasons as data, each with its weight."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from math import prod

from rapidfuzz import fuzz

from .keys import ADDRESS, DOMAIN, EMAIL, OWNER, PHONE, PRINT, STRONG, significant_words

NAMES_ALIKE = "names_alike"
SAME_NAME = "same_name"
SAME_RUT = "same_rut"
SHOWN_FROM = 0.5
LEAST_ALIKE = 80

# The chance that two firms with this in common are one, judged alone; together they are combined as independent.
WEIGHTS = {
    SAME_RUT: 1.0,
    SAME_NAME: 0.75,
    PHONE: 0.55,
    EMAIL: 0.6,
    DOMAIN: 0.35,
    OWNER: 0.45,
    ADDRESS: 0.35,
}
REASONS = {
    PHONE: "same_phone",
    EMAIL: "same_email",
    DOMAIN: "same_domain",
    OWNER: "same_owner",
    ADDRESS: "same_address",
}


@dataclass(frozen=True)
class Reason:
    """``code`` is one of ``REASONS``, ``same_name``, ``same_rut`` or ``names_alike`` (with ``percent``)."""

    code: str
    weight: float
    percent: int | None = None


@dataclass(frozen=True)
class Likeness:
    """``score`` from 0 to 1, and what it is made of, the weightiest first."""

    score: float
    reasons: tuple[Reason, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Record:
    """What is compared: the names a firm goes by, its keys (``rules.keys``), its RUT."""

    names: tuple[str, ...]
    keys: frozenset[str]
    rut: str | None = None


def likeness(one: Record, other: Record) -> Likeness:
    """Compare two records. Two different RUTs are two taxpayers, so then the likeness is halved."""
    reasons = [r for r in (_rut_reason(one, other), _name_reason(one, other)) if r]
    shared = {key[:2] for key in one.keys & other.keys if key.startswith(STRONG) and not key.startswith(PRINT)}
    reasons += [Reason(REASONS[sort], WEIGHTS[sort]) for sort in shared]
    score = 1 - prod(1 - reason.weight for reason in reasons)
    if one.rut and other.rut and one.rut != other.rut:
        score /= 2
    return Likeness(score, tuple(sorted(reasons, key=lambda r: (-r.weight, r.code))))


def names_percent(names: Iterable[str], others: Collection[str]) -> int:
    """How alike the most alike pair of names is (0–100), without legal forms and word order."""
    others = [" ".join(significant_words(name)) for name in others if name]
    scores = [_percent(" ".join(significant_words(name)), other) for name in names if name for other in others]
    return max(scores, default=0)


def _percent(one: str, other: str) -> int:
    """Sorted words count in full; a name that is part of a longer one counts less."""
    return int(max(fuzz.token_sort_ratio(one, other), 0.9 * fuzz.token_set_ratio(one, other)))


def _name_reason(one: Record, other: Record) -> Reason | None:
    percent = names_percent(one.names, other.names)
    if percent == 100:
        return Reason(SAME_NAME, WEIGHTS[SAME_NAME])
    if percent >= LEAST_ALIKE:
        return Reason(NAMES_ALIKE, WEIGHTS[SAME_NAME] * (percent - 60) / 40, percent)
    return None


def _rut_reason(one: Record, other: Record) -> Reason | None:
    return Reason(SAME_RUT, WEIGHTS[SAME_RUT]) if one.rut and one.rut == other.rut else None
