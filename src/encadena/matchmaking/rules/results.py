"""What a round brought, counted from what both sides said. No database, no words.

Two definitions of a meeting that was held stand side by side: the table saw it (``present``), or at least one side says
so. Where the sides differ nothing is averaged: a stage is counted as *said by one* and as *said by both*, and amounts
are summed for each side apart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from ..choices import Again, Qualifier, Stage
from .outcomes import AMOUNTS

REACHED = (Stage.CONTACT, Stage.SAMPLE, Stage.QUOTATION, Stage.ORDER)


@dataclass(frozen=True)
class Said:
    """The newest words of one side."""

    stage: int
    again: str = ""
    amounts: Mapping[str, Decimal | None] = field(default_factory=dict)
    more_than: frozenset[str] = frozenset()
    currency: str = ""


@dataclass(frozen=True)
class Fact:
    """One meeting of the list. ``present``: what was marked at the table, None when nothing was.

    ``first`` and ``second`` are keys of participants; ``said`` has their words by that key. ``round`` is told where
    several are counted together.
    """

    meeting: int
    first: int
    second: int
    placed: bool
    present: bool | None = None
    said: Mapping[int, Said] = field(default_factory=dict)
    round: int = 0

    @property
    def stages(self) -> list[int]:
        return [one.stage for one in self.said.values()]

    @property
    def held(self) -> bool:
        return any(stage > Stage.NOT_HELD for stage in self.stages)

    @property
    def differs(self) -> bool:
        return len(set(self.stages)) > 1

    def reached(self, stage: int, *, both: bool = False) -> bool:
        said = [one >= stage for one in self.stages]
        return all(said) and len(said) == 2 if both else any(said)

    @property
    def met_again(self) -> bool:
        return any(one.again == Again.MET for one in self.said.values())

    @property
    def again_known(self) -> bool:
        return any(one.again for one in self.said.values())


Test = Callable[[Fact], bool]
MEASURES: dict[str, Test] = {
    "listed": lambda f: True,
    "placed": lambda f: f.placed,
    "marked": lambda f: f.present is not None,
    "present": lambda f: f.present is True,
    "absent": lambda f: f.present is False,
    "unmarked": lambda f: f.placed and f.present is None,
    "reported": lambda f: bool(f.said),
    "unreported": lambda f: f.placed and not f.said,
    "held": lambda f: f.held,
    "not_held": lambda f: bool(f.said) and not f.held,
    "both_said": lambda f: len(f.said) == 2,
    "differs": lambda f: f.differs,
    "no_interest": lambda f: f.held and not f.reached(Stage.CONTACT),
    "again": lambda f: f.held and f.met_again,
    "again_unknown": lambda f: f.held and not f.again_known,
    **{f"any_{stage.name.lower()}": partial(Fact.reached, stage=stage) for stage in REACHED},
    **{f"both_{stage.name.lower()}": partial(Fact.reached, stage=stage, both=True) for stage in REACHED},
}
"""What can be counted and opened, by the name that an address uses."""


def counted(facts: Sequence[Fact]) -> dict[str, int]:
    return {name: sum(map(test, facts)) for name, test in MEASURES.items()}


@dataclass(frozen=True)
class Sum:
    """Amounts of one kind in one currency as one side says them. ``at_least``: one of them is only a lower limit."""

    currency: str
    total: Decimal
    cases: int
    at_least: bool


@dataclass(frozen=True)
class Money:
    """``unknown``: meetings that this side says were held without saying this amount."""

    kind: str
    sums: tuple[Sum, ...]
    known: int
    unknown: int


def money_of(words: Iterable[Said], kind: str) -> Money:
    held = [one for one in words if one.stage > Stage.NO_INTEREST]
    groups: dict[str, list[Said]] = defaultdict(list)
    for one in held:
        if one.amounts.get(kind) is not None:
            groups[one.currency].append(one)
    sums = tuple(
        Sum(
            currency,
            sum((one.amounts[kind] or Decimal() for one in rows), Decimal()),
            len(rows),
            any(kind in one.more_than for one in rows),
        )
        for currency, rows in sorted(groups.items())
    )
    known = sum(one.cases for one in sums)
    return Money(kind, sums, known, len(held) - known)


def money_by_side(facts: Iterable[Fact], side: Callable[[Fact], Iterable[int]]) -> list[Money]:
    """Expected, committed and closed, never added to each other; ``side`` names whose words count in a meeting."""
    words = [fact.said[key] for fact in facts for key in side(fact) if key in fact.said]
    return [money_of(words, kind) for kind in AMOUNTS]


@dataclass(frozen=True)
class Portion:
    """What the firms of one group had: firms with a meeting in the agenda, their meetings, held, orders."""

    key: str
    firms: int
    placed: int
    held: int
    orders: int


def portions(facts: Iterable[Fact], group_of: Callable[[int], str]) -> list[Portion]:
    """One per group, the largest first, what is not known (the empty key) last."""
    firms: dict[str, set[int]] = defaultdict(set)
    rows: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.placed:
            key = group_of(fact.second)
            firms[key].add(fact.second)
            rows[key].append(fact)
    found = [
        Portion(key, len(firms[key]), len(mine), sum(f.held for f in mine), sum(f.reached(Stage.ORDER) for f in mine))
        for key, mine in rows.items()
    ]
    return sorted(found, key=lambda one: (one.key == "", -one.placed, one.key))


def is_lower_limit(qualifier: str) -> bool:
    return qualifier == Qualifier.MORE_THAN
