"""What follows when buyers close, firm by firm."""

from collections.abc import Collection
from dataclasses import dataclass

from encadena.engines.linkage.closing import closing
from encadena.engines.linkage.network import Network

from ..queries.trade import Trade
from .network import node_of

FALLS_AT = (30, 50, 70)
"""Percent of its sales that a firm loses before it stops buying as well; whoever reads may choose among these."""


@dataclass(frozen=True)
class Loss:
    """A firm that loses a buyer; ``wave``, ``share``, ``amount`` and ``stranded`` as the engine tells them."""

    firm: int
    name: str
    wave: int
    share: float | None
    amount: float | None
    stranded: bool


@dataclass(frozen=True)
class Aftermath:
    """``direct`` sold to the closed, ``stranded`` of these have nobody else; ``unknown``: whose loss nobody knows."""

    losses: list[Loss]
    direct: int
    stranded: int
    unknown: int
    amount: float

    @property
    def waves(self) -> int:
        return max((loss.wave for loss in self.losses), default=0)


def aftermath(trade: Trade, network: Network, buyers: Collection[int], falls_at: int) -> Aftermath:
    """``buyers`` are rows of the register of buyers; ``falls_at`` in percent."""
    told = closing(network, [node_of(trade, buyer) for buyer in buyers], falls_at=falls_at / 100)
    losses = [
        Loss(hit.firm, trade.names.get(hit.firm, ""), hit.wave, hit.lost, hit.amount, hit.stranded) for hit in told.hits
    ]
    lost = sum(loss.amount or 0 for loss in losses)
    return Aftermath(losses, told.direct, told.stranded, told.unknown, lost)
