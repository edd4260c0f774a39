"""The question and the answer of choosing meetings, in plain data.

Buyers and sellers are two sides; an id may stand on one side only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Id: TypeAlias = int | str
Request: TypeAlias = Literal["", "buyer", "seller", "mutual"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair that might meet. ``score`` from 0 to 1 (None: nobody judged the pair, it counts as 0).

    ``asked``: who asked for the meeting. ``refused``: one side declined, the pair is never chosen. ``fixed``: the
    meeting stands already; it is always kept and counts against quotas and capacity.
    """

    buyer: Id
    seller: Id
    score: float | None
    asked: Request = ""
    refused: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Quota:
    """How many meetings a participant gets: at least (as far as possible) and at most (strictly)."""

    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Exposure:
    """A stated rule in favour of some sellers (``sellers``): at least ``share`` of all meetings are theirs, and every
    buyer that meets anybody has at least ``per_buyer`` meetings with them. ``name`` is the caller's.
    """

    name: str
    sellers: frozenset[Id]
    share: float = 0.0
    per_buyer: int = 0


@dataclass(frozen=True, slots=True)
class Worth:
    """What a request adds to the score of a pair. With these values a mutual request is worth more than any one-sided
    one, and that more than any pair that nobody asked for; among one-sided ones the buyer's weighs a little more.
    """

    mutual: float = 2.5
    buyer: float = 1.25
    seller: float = 1.1

    def of(self, candidate: Candidate) -> float:
        added = {"mutual": self.mutual, "buyer": self.buyer, "seller": self.seller, "": 0.0}
        return (candidate.score or 0.0) + added[candidate.asked]


@dataclass(frozen=True)
class Rules:
    """What a choice must respect.

    ``first_before``: nobody gets this many meetings unless as many sellers as possible have their first (5: nobody has
    a fifth before; 1: first meetings go before all value; None: value alone decides).
    """

    quotas: Mapping[Id, Quota] = field(default_factory=dict)
    buyers: Quota = field(default_factory=Quota)
    sellers: Quota = field(default_factory=Quota)
    first_before: int | None = 5
    exposures: tuple[Exposure, ...] = ()
    worth: Worth = field(default_factory=Worth)


@dataclass(frozen=True)
class Capacity:
    """How many meetings there is room for: ``meetings`` in all (slots × tables), and per participant the slots in
    which it is there and free (``slots_of``; not named: ``slots``).
    """

    meetings: int | None = None
    slots: int | None = None
    slots_of: Mapping[Id, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What could not be kept, as data. Codes and params:

    =================== ==========================================================================
    few_candidates       participant, wanted, got, candidates: fewer pairs than its least quota
    few_places           participant, wanted, got, most: it may have fewer meetings than its least
    others_are_full      participant, wanted, got: its pairs lack places on the other side, or in all
    exposure_impossible  name, share or per_buyer: the rule cannot hold, it was left out
    fixed_over_most      participant, most, fixed: meetings that stand already exceed its places
    fixed_over_capacity  meetings, fixed: meetings that stand already exceed the room
    =================== ==========================================================================
    """

    code: str
    params: Mapping[str, object]


@dataclass(frozen=True)
class Cost:
    """What a rule costs: the value won and the meetings won or lost if it alone were lifted, solved anew."""

    rule: str
    value: float
    meetings: int


@dataclass(frozen=True)
class Chosen:
    """``pairs`` in the order of the candidates; ``value`` their worth; no choice that keeps the rules is worth more
    than ``bound``. ``firsts`` sellers have a meeting, of ``reachable`` that could. ``costs`` by rule.
    """

    pairs: tuple[tuple[Id, Id], ...]
    value: float
    bound: float
    firsts: int
    reachable: int
    shortfalls: tuple[Shortfall, ...] = ()
    costs: tuple[Cost, ...] = ()

    @property
    def optimal(self) -> bool:
        return self.bound - self.value <= 1e-6 * max(1.0, abs(self.bound))
