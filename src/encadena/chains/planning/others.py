"""Who else could buy from a firm, with the reasons."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from encadena.engines.linkage.alternatives import Profile, alternatives
from encadena.engines.linkage.network import Network

from ..queries.profiles import asked_by, codes_of, met_by, neighbouring_regions, regions_of
from ..queries.scope import Viewer
from ..queries.trade import Trade
from .network import buyer_at, name_of, node_of

MOST = 8


@dataclass(frozen=True)
class Other:
    """A buyer to try: ``reasons`` strongest first (code, 0 to 1), ``unknown`` codes of what nobody can judge."""

    buyer: int
    name: str
    reasons: Sequence[tuple[str, float]]
    unknown: Sequence[str]


def others_for(user: Viewer, trade: Trade, network: Network, firm: int, without: Collection[int] = ()) -> list[Other]:
    """A buyer is taken to want what its suppliers make; where it is, is known of a firm of the register only.

    ``without`` are nodes that buy no more.
    """
    profiles = _profiles(user, trade, firm)
    found = alternatives(network, firm, profiles, near=neighbouring_regions(), most=MOST + len(without))
    rows = [(buyer_at(trade, one.buyer), one) for one in found if one.buyer not in without][:MOST]
    return [Other(pk, name_of(trade, one.buyer), one.reasons, one.unknown) for pk, one in rows if pk is not None]


def _profiles(user: Viewer, trade: Trade, firm: int) -> dict[int, Profile]:
    makers = {pair.firm for pair in trade.pairs} | {firm}
    codes, regions = codes_of(makers), regions_of({firm, *trade.firm_of.values()})
    asked = asked_by(user, {pair.buyer for pair in trade.pairs})
    bought: dict[int, set[str]] = {}
    for pair in trade.pairs:
        bought.setdefault(pair.buyer, set()).update(codes.get(pair.firm, ()))
    profiles = {}
    for buyer, wanted in bought.items():
        node = node_of(trade, buyer)
        profiles[node] = Profile(frozenset(wanted), regions.get(node, ""), frozenset(asked.get(buyer, ())))
    own = Profile(frozenset(codes.get(firm, ())), regions.get(firm, ""), frozenset(met_by(firm)))
    return {**profiles, firm: own}
