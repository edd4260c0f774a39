"""What each kind of milestone needs, and how its change is computed. No database, no words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ..choices import Indicator, MilestoneKind
from ..errors import (
    BASELINE_MISSING,
    BASELINE_NEGATIVE,
    BASELINE_YEAR,
    JOB_TWICE,
    JOBS_DO_NOT_ADD_UP,
    JOBS_MISSING,
    MILESTONE_AMOUNT_MISSING,
    MILESTONE_BEFORE_CLIENT,
    MILESTONE_COUNTRY_MISSING,
    MILESTONE_IN_FUTURE,
    MILESTONE_NO_CHANGE,
    MILESTONE_NOT_FIRST_EXPORT,
)

GRACE_DAYS = 30
"""A baseline may be fixed until 30 days after the first session that counts: the first sessions are the diagnosis."""


@dataclass(frozen=True)
class Shape:
    """``measures`` needs a baseline and a value after; ``money`` an amount; ``named_jobs`` one line per job."""

    measures: Indicator | None = None
    money: bool = False
    named_jobs: bool = False
    country: bool = False


SHAPES: dict[str, Shape] = {
    MilestoneKind.SALES: Shape(measures=Indicator.SALES),
    MilestoneKind.JOBS_CREATED: Shape(measures=Indicator.JOBS, named_jobs=True),
    MilestoneKind.JOBS_KEPT: Shape(measures=Indicator.JOBS, named_jobs=True),
    MilestoneKind.FINANCE: Shape(money=True),
    MilestoneKind.FORMALISATION: Shape(),
    MilestoneKind.CERTIFICATION: Shape(),
    MilestoneKind.FIRST_EXPORT: Shape(measures=Indicator.EXPORTS, country=True),
    MilestoneKind.NEW_MARKET: Shape(country=True),
    MilestoneKind.CONTRACT: Shape(money=True),
}


@dataclass(frozen=True)
class Claim:
    """A milestone as somebody reports it; ``before`` is the baseline's value, None when nobody knows it."""

    kind: str
    after: Decimal | None = None
    before: Decimal | None = None
    has_baseline: bool = False
    amount: Decimal | None = None
    country: str = ""
    jobs: Sequence[str] = ()


def check_claim(claim: Claim) -> Decimal | None:
    """The change that the milestone claims, None where there is nothing to measure.

    Raises ``baseline_missing`` (no baseline, or one that nobody knows), ``milestone_amount_missing``,
    ``milestone_country_missing``, ``milestone_no_change``, ``milestone_not_first_export``, ``jobs_missing``,
    ``job_twice``, ``jobs_do_not_add_up``.
    """
    shape = SHAPES[claim.kind]
    if shape.money and not (claim.amount and claim.amount > 0):
        raise DomainError(MILESTONE_AMOUNT_MISSING, kind=claim.kind)
    if shape.country and not claim.country:
        raise DomainError(MILESTONE_COUNTRY_MISSING)
    if shape.named_jobs:
        check_jobs(claim.jobs)
    return _measured(claim, shape) if shape.measures else None


def _measured(claim: Claim, shape: Shape) -> Decimal:
    if not claim.has_baseline or claim.before is None:
        raise DomainError(BASELINE_MISSING, indicator=str(shape.measures), unknown=claim.has_baseline)
    if claim.after is None:
        raise DomainError(MILESTONE_AMOUNT_MISSING, kind=claim.kind)
    change = claim.after - claim.before
    if claim.kind == MilestoneKind.JOBS_KEPT:
        _fits(len(claim.jobs), at_most=min(claim.after, claim.before))
        return Decimal(len(claim.jobs))
    if change <= 0:
        raise DomainError(MILESTONE_NO_CHANGE, before=claim.before, after=claim.after)
    if claim.kind == MilestoneKind.FIRST_EXPORT and claim.before > 0:
        raise DomainError(MILESTONE_NOT_FIRST_EXPORT, before=claim.before)
    if claim.kind == MilestoneKind.JOBS_CREATED:
        _fits(len(claim.jobs), at_most=change)
        return Decimal(len(claim.jobs))
    return change


def _fits(jobs: int, *, at_most: Decimal) -> None:
    """Nobody creates more jobs than were added, nor keeps more than there were before and are now."""
    if jobs > at_most:
        raise DomainError(JOBS_DO_NOT_ADD_UP, named=jobs, possible=int(at_most))


def check_jobs(labels: Sequence[str]) -> None:
    if not labels:
        raise DomainError(JOBS_MISSING)
    seen: dict[str, str] = {}
    for label in labels:
        if job_key(label) in seen:
            raise DomainError(JOB_TWICE, job=label, kind="")
        seen[job_key(label)] = label


def job_key(label: str) -> str:
    """Two spellings of one job are one job: accents, case, marks and spaces do not tell them apart."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(label)).split())[:120]


def jobs_of(text: str) -> list[str]:
    """One job per line, as typed."""
    return [line[:120] for line in (" ".join(raw.split()) for raw in text.splitlines()) if line]


def check_when(on: date, *, arrived: date, today: date) -> None:
    """Raises ``milestone_in_future`` or ``milestone_before_client``."""
    if on > today:
        raise DomainError(MILESTONE_IN_FUTURE, on=on)
    if on < arrived:
        raise DomainError(MILESTONE_BEFORE_CLIENT, on=on, arrived=arrived)


def check_figure(value: Decimal | None, year: int, *, today: date) -> None:
    """A baseline: None is *nobody knows*. Raises ``baseline_negative``, ``baseline_year``."""
    if value is not None and value < 0:
        raise DomainError(BASELINE_NEGATIVE, value=value)
    if not 1990 <= year <= today.year:
        raise DomainError(BASELINE_YEAR, year=year, last=today.year)


def is_late(fixed_on: date, first_session_on: date | None) -> bool:
    return first_session_on is not None and fixed_on > first_session_on + timedelta(days=GRACE_DAYS)


def total(changes: Iterable[Decimal | None]) -> Decimal:
    return sum((change for change in changes if change is not None), Decimal())
