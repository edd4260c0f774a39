"""Who else could buy from a firm that depends on one: buyers in order, each with the reasons for its place."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .network import Network

WEIGHTS = {"goods": 0.45, "kin": 0.25, "near": 0.15, "requirements": 0.15}
CLOSEST_CODES = (6, 4, 2)
"""Digits of a code that agree: the same good, the same heading, the same chapter."""


@dataclass(frozen=True)
class Profile:
    """What is known of a firm or a buyer: codes of goods made or bought, its region, requirements met or asked."""

    codes: frozenset[str] = frozenset()
    region: str = ""
    requirements: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Alternative:
    """``score`` 0 to 1; ``reasons``: the parts above zero, strongest first; ``unknown``: parts nobody can judge."""

    buyer: int
    score: float
    reasons: tuple[tuple[str, float], ...]
    unknown: tuple[str, ...]


def alternatives(
    network: Network,
    supplier: int,
    profiles: Mapping[int, Profile],
    *,
    near: Mapping[str, Collection[str]] | None = None,
    most: int = 10,
) -> tuple[Alternative, ...]:
    """Buyers that ``supplier`` does not sell to yet, best first, none that has no reason.

    ``goods``: what it makes is what the buyer buys; ``kin``: firms that share its buyers sell there; ``near``: the same
    region (or half, one of ``near[region]``); ``requirements``: the share of the buyer's requirements that it meets. A
    part that is not known takes no weight: it is named instead, and the others carry the score.
    """
    own = profiles.get(supplier, Profile())
    sold_to = {sale.buyer for sale in network.buyers_of(supplier)}
    kin = _kin(network, supplier)
    found = [
        _judged(buyer, own, profiles.get(buyer, Profile()), kin.get(buyer, 0.0) if sold_to else None, near or {})
        for buyer in sorted({*network.buyers, *(k for k in profiles if k in network.buyers)})
        if buyer not in sold_to and buyer != supplier
    ]
    useful = [one for one in found if one.score > 0]
    return tuple(sorted(useful, key=lambda one: (-one.score, one.buyer))[:most])


def _judged(
    buyer: int, own: Profile, its: Profile, kin: float | None, near: Mapping[str, Collection[str]]
) -> Alternative:
    parts = {
        "goods": _codes(own.codes, its.codes) if own.codes and its.codes else None,
        "kin": kin,
        "near": _nearness(own.region, its.region, near) if own.region and its.region else None,
        "requirements": len(own.requirements & its.requirements) / len(its.requirements) if its.requirements else None,
    }
    known = {name: value for name, value in parts.items() if value is not None}
    weight = sum(WEIGHTS[name] for name in known)
    score = sum(WEIGHTS[name] * value for name, value in known.items()) / weight if weight else 0.0
    reasons = sorted(
        ((n, v) for n, v in known.items() if v > 0), key=lambda pair: (-WEIGHTS[pair[0]] * pair[1], pair[0])
    )
    # Being near is no reason by itself.
    if not any(name != "near" for name, _value in reasons):
        score = 0.0
    return Alternative(buyer, score, tuple(reasons), tuple(sorted(parts.keys() - known.keys())))


def _codes(own: frozenset[str], its: frozenset[str]) -> float:
    """The closest agreement of any two codes: 1 for the same good, less for its heading and its chapter."""
    return max((_agreement(a, b) for a in own for b in its), default=0.0)


def _agreement(a: str, b: str) -> float:
    for step, digits in enumerate(CLOSEST_CODES):
        if len(a) >= digits and a[:digits] == b[:digits]:
            return 1 - step / len(CLOSEST_CODES)
    return 0.0


def _nearness(own: str, its: str, near: Mapping[str, Collection[str]]) -> float:
    return 1.0 if own == its else 0.5 if its in near.get(own, ()) else 0.0


def _kin(network: Network, supplier: int) -> dict[int, float]:
    """Per buyer the share of this firm's kin (who share a buyer with it; more shared weigh more) that sells to it."""
    sold_to = {sale.buyer for sale in network.buyers_of(supplier)}
    shared = Counter(
        sale.supplier for buyer in sold_to for sale in network.suppliers_of(buyer) if sale.supplier != supplier
    )
    weights = {
        other: count / len({*sold_to, *(s.buyer for s in network.buyers_of(other))}) for other, count in shared.items()
    }
    whole = sum(weights.values())
    found = defaultdict[int, float](float)
    for other, weight in weights.items():
        for sale in network.buyers_of(other):
            found[sale.buyer] += weight / whole
    return dict(found)
