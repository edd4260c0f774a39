"""The network as spots and ties with names."""

from collections.abc import Collection
from dataclasses import dataclass

from encadena.engines.linkage.network import Network, Sale
from encadena.engines.linkage.network import network as put_together
from encadena.engines.linkage.picture import OTHER_BUYERS, OTHER_SELLERS, Picture, picture

from ..queries.trade import Trade
from .network import node_of

HIDDEN = -(2**61)
"""The spot of the firms that the reader may not see."""


@dataclass(frozen=True)
class Drawn:
    """``picture`` with the names of its keys; ``hidden``: firms in the spot ``HIDDEN``."""

    picture: Picture
    names: dict[int, str]
    hidden: int


def drawn(trade: Trade, network: Network, closed: Collection[int] = ()) -> Drawn:
    """``closed`` buyers are among the spots however small they are."""
    hidden = [Sale(HIDDEN, node_of(trade, buyer)) for buyer, firms in trade.hidden.items() if firms]
    whole = put_together([*network.sales, *hidden]) if hidden else network
    nodes = {node_of(trade, buyer): name for buyer, name in trade.buyer_names.items()}
    keep = [*(node_of(trade, buyer) for buyer in closed), *([HIDDEN] if hidden else [])]
    return Drawn(picture(whole, keep=keep), {**nodes, **trade.names}, trade.hidden_firms)


def is_fold(key: int) -> bool:
    return key in {OTHER_BUYERS, OTHER_SELLERS}


def is_fold_of_buyers(key: int) -> bool:
    return key == OTHER_BUYERS
