"""What a match is made of: the needs of buyers and the offerings of sellers, in plain data.

Identifiers are whatever their source uses (keys of a database, codes of a sheet); the engine only compares them.

Everything that is not known is left at its default (``None``, ``""`` or nothing) and is told as unknown, never taken
for a zero or a no. Texts may be in Spanish, English or Portuguese; a language is an ISO 639-1 code, a country an
ISO 3166-1 code of two letters, a place a pair of degrees (latitude, longitude).

A code is ``"hs:0804"``, ``"cpc:6511"`` or ``"ciiu:10203"``: the scheme, a colon, and as many digits as are known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

Id: TypeAlias = int | str
Place: TypeAlias = tuple[float, float]
Kind: TypeAlias = Literal["goods", "services", ""]
Size: TypeAlias = Literal["micro", "small", "medium", "large", ""]
Condition: TypeAlias = Literal[
    "certificate", "volume", "language", "delivery", "size", "distance", "readiness", "market", "buyer_kind", "order"
]
CONDITIONS: tuple[Condition, ...] = (
    "certificate",
    "volume",
    "language",
    "delivery",
    "size",
    "distance",
    "readiness",
    "market",
    "buyer_kind",
    "order",
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """One that a seller holds; ``valid_until`` None: nobody noted until when."""

    standard: str
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who needs. ``kind`` is the caller's own word (``"importer"``), compared with the sellers' wishes."""

    id: Id
    country: str = ""
    kind: str = ""
    languages: frozenset[str] = frozenset()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What a buyer looks for, and on which conditions.

    ``volume`` per year in ``unit``. ``certificates`` are all wanted; ``languages``: any one will do. ``until`` is the
    day of delivery: certificates must be valid on it. ``sizes`` and ``incoterms``: any of them. ``farthest`` in
    kilometres, ``least_readiness`` from 0 to 1. ``hard`` names the conditions that exclude who fails them; the others
    only lower the score.
    """

    id: Id
    buyer: Buyer
    text: str
    language: str = ""
    kind: Kind = ""
    codes: tuple[str, ...] = ()
    volume: float | None = None
    unit: str = ""
    certificates: tuple[str, ...] = ()
    languages: frozenset[str] = frozenset()
    until: date | None = None
    incoterms: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    farthest: float | None = None
    least_readiness: float | None = None
    hard: frozenset[Condition] = frozenset()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a seller wants of a buyer; empty: anybody is welcome.

    ``markets`` are countries, ``least_order`` the smallest yearly volume worth a visit, in ``unit``. ``hard`` may name
    "market", "buyer_kind" and "order".
    """

    markets: frozenset[str] = frozenset()
    buyer_kinds: frozenset[str] = frozenset()
    least_order: float | None = None
    unit: str = ""
    hard: frozenset[Condition] = frozenset()


@dataclass(frozen=True, slots=True)
class Seller:
    """A firm, or a group of firms when it has ``members``: what those can deliver adds up.

    ``readiness`` from 0 to 1. ``ready_from``: from which day it can deliver (None: unknown). ``traits`` are the
    caller's own words for rules of exposure (``"female_owned"``, ``"micro"``), see ``choose``.
    """

    id: Id
    name: str = ""
    members: tuple[Id, ...] = ()
    size: Size = ""
    languages: frozenset[str] = frozenset()
    certificates: tuple[Certificate, ...] = ()
    place: Place | None = None
    readiness: float | None = None
    ready_from: date | None = None
    wishes: Wishes = field(default_factory=Wishes)
    traits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Offering:
    """What a seller sells; what it says of certificates, languages and terms adds to what its seller says."""

    id: Id
    seller: Id
    text: str
    language: str = ""
    kind: Kind = ""
    codes: tuple[str, ...] = ()
    volume: float | None = None
    unit: str = ""
    certificates: tuple[Certificate, ...] = ()
    incoterms: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for or against a pair, as data: the caller makes the sentence. ``reasons.CODES`` lists
    the codes with their params.

    ``state``: "met", "partly", "failed" or "unknown". ``side``: whose wish it is. ``way``: the code of what would
    change it, "" if nothing would. ``hard``: a failure excludes the pair.
    """

    code: str
    state: Literal["met", "partly", "failed", "unknown"]
    side: Literal["both", "buyer", "seller"] = "both"
    params: Mapping[str, object] = field(default_factory=dict)
    way: str = ""
    hard: bool = False
