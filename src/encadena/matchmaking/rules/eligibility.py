"""Whether a firm meets the conditions that a round states: yes, no, or not reported; each with what it rests on."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from encadena.firms.choices import LegalSize

YES, NO, UNKNOWN = "yes", "no", "unknown"


@dataclass(frozen=True)
class Facts:
    """What is known of a firm; empty or None is not reported. ``readiness`` from 0 to 100, of that day's diagnosis."""

    region: str = ""
    section: str = ""
    size: str = LegalSize.NONE
    readiness: float | None = None
    diagnosed_on: date | None = None


@dataclass(frozen=True)
class Conditions:
    """Empty conditions ask for nothing."""

    regions: Collection[str] = ()
    sections: Collection[str] = ()
    sizes: Collection[str] = ()
    readiness: int | None = None


@dataclass(frozen=True)
class Verdict:
    """``rule`` is region, section, size or readiness; ``facts`` are plain data for the sentence."""

    rule: str
    outcome: str
    facts: dict[str, object] = field(default_factory=dict)


def judge(conditions: Conditions, facts: Facts) -> list[Verdict]:
    """One verdict per condition that is stated, in a fixed order."""
    return list(_verdicts(conditions, facts))


def all_met(verdicts: Collection[Verdict]) -> bool:
    return all(v.outcome == YES for v in verdicts)


def _verdicts(asked: Conditions, known: Facts) -> Iterator[Verdict]:
    if asked.regions:
        yield Verdict("region", _among(known.region, asked.regions), {"has": known.region})
    if asked.sections:
        yield Verdict("section", _among(known.section, asked.sections), {"has": known.section})
    if asked.sizes:
        size = "" if known.size == LegalSize.NONE else known.size
        yield Verdict("size", _among(size, asked.sizes), {"has": size})
    if asked.readiness is not None:
        yield _readiness(asked.readiness, known)


def _among(value: str, wanted: Collection[str]) -> str:
    if not value:
        return UNKNOWN
    return YES if value in wanted else NO


def _readiness(least: int, known: Facts) -> Verdict:
    if known.readiness is None:
        return Verdict("readiness", UNKNOWN, {"least": least})
    outcome = YES if known.readiness >= least else NO
    on = known.diagnosed_on.isoformat() if known.diagnosed_on else ""
    return Verdict("readiness", outcome, {"least": least, "has": round(known.readiness), "on": on})
