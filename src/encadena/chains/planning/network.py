"""The supplier network: what hangs on one buyer, seen from the firms and from the buyers.

Keys of the network are those of firms; a buyer that is no firm of the register has its own key below zero.
"""

from dataclasses import dataclass
from itertools import groupby

from encadena.engines.linkage.dependence import concentration_of_buyer, dependence
from encadena.engines.linkage.network import Network, Sale
from encadena.engines.linkage.network import network as put_together

from ..queries.trade import Trade
from ..rules.payment import Payment


@dataclass(frozen=True)
class Dependent:
    """A firm and how much of its sales hangs on its largest buyer; ``basis``, ``share`` and ``only`` as the engine.

    ``amount`` pesos over all its buyers here, ``buyers`` how many.
    """

    firm: int
    name: str
    buyer: int | None
    buyer_name: str
    share: float | None
    concentration: float | None
    basis: str
    only: bool
    amount: int
    buyers: int


@dataclass(frozen=True)
class Bought:
    """A buyer: ``suppliers`` that the reader sees and ``hidden`` ones; ``concentration`` among those that it sees."""

    buyer: int
    name: str
    amount: int
    suppliers: int
    hidden: int
    concentration: float | None
    largest: float | None
    payment: Payment


def node_of(trade: Trade, buyer: int) -> int:
    return trade.firm_of.get(buyer, -buyer)


def network_of(trade: Trade) -> Network:
    """A pair whose buyer is the firm itself, as a merge may leave it, is no sale between two."""
    sales = [(pair.firm, node_of(trade, pair.buyer), float(pair.amount)) for pair in trade.pairs]
    return put_together((Sale(*sale) for sale in sales if sale[0] != sale[1]), trade.totals)


def name_of(trade: Trade, node: int) -> str:
    if node < 0:
        return trade.buyer_names.get(-node, "")
    return trade.names.get(node) or next(
        (trade.buyer_names[b] for b, firm in trade.firm_of.items() if firm == node), ""
    )


def buyer_at(trade: Trade, node: int) -> int | None:
    """The buyer's row behind a node of the network."""
    return -node if node < 0 else next((b for b, firm in trade.firm_of.items() if firm == node), None)


def dependents(trade: Trade, network: Network) -> list[Dependent]:
    """Every supplier, the most dependent first and those of whom nobody knows last."""
    names = _names(trade)
    found = []
    for firm in network.suppliers:
        told, sales = dependence(network, firm), network.buyers_of(firm)
        buyer = told.buyer
        found.append(Dependent(
            firm, trade.names.get(firm, ""), buyer_at(trade, buyer) if buyer is not None else None,
            names.get(buyer, "") if buyer is not None else "", told.share, told.concentration, told.basis, told.only,
            int(sum(sale.amount or 0 for sale in sales)), len(sales),
        ))  # fmt: skip
    return sorted(found, key=lambda row: (row.share is None, -(row.share or 0), -row.amount, row.firm))


def bought_by(trade: Trade, network: Network) -> list[Bought]:
    """Every buyer, the largest first; one whose suppliers are all hidden is not among them."""
    pairs = sorted(trade.pairs, key=lambda pair: pair.buyer)
    found = []
    for buyer, group in groupby(pairs, key=lambda pair: pair.buyer):
        rows = list(group)
        amount = sum(pair.amount for pair in rows)
        found.append(Bought(
            buyer, trade.buyer_names.get(buyer, ""), amount, len(rows), trade.hidden.get(buyer, 0),
            concentration_of_buyer(network, node_of(trade, buyer)),
            max(pair.amount for pair in rows) / amount if amount else None, trade.payments[buyer],
        ))  # fmt: skip
    return sorted(found, key=lambda row: (-row.amount, row.buyer))


def _names(trade: Trade) -> dict[int, str]:
    return {node_of(trade, buyer): name for buyer, name in trade.buyer_names.items()}
