"""What happens to the network when a buyer closes."""

from collections.abc import Collection
from dataclasses import dataclass

from .network import Network


@dataclass(frozen=True)
class Hit:
    """A supplier that loses a buyer. ``wave`` 1: it sold to the closed one; 2: to a firm of wave 1 that fell; and on.

    ``amount``: what it sold to the gone, ``lost``: the share of its whole sales that this is; ``None`` if an amount or
    its whole sales are not known. ``stranded``: no other buyer is left here.
    """

    firm: int
    wave: int
    lost: float | None
    stranded: bool
    amount: float | None = None


@dataclass(frozen=True)
class Closing:
    """``hits`` by wave; ``direct`` sold to the closed buyers, ``stranded`` of them have nobody else here."""

    hits: tuple[Hit, ...]
    direct: int
    stranded: int
    unknown: int

    @property
    def stranded_share(self) -> float | None:
        return self.stranded / self.direct if self.direct else None


def closing(network: Network, closed: Collection[int], *, falls_at: float = 0.5, waves: int = 5) -> Closing:
    """Closes buyers and follows it upstream: a firm that lost at least ``falls_at`` of its sales stops buying as well.

    A firm whose loss is unknown does not fall: the later waves are the least that follows, and ``unknown`` says of how
    many firms nobody knows. Raises ``ValueError`` unless 0 < ``falls_at`` ≤ 1.
    """
    if not 0 < falls_at <= 1:
        raise ValueError(f"a firm that falls at {falls_at}")
    gone, newly = set(closed), set(closed)
    hits: dict[int, Hit] = {}
    for wave in range(1, waves + 1):
        touched = {sale.supplier for buyer in newly for sale in network.suppliers_of(buyer)} - gone
        if not touched:
            break
        for firm in touched:
            first = hits[firm].wave if firm in hits else wave
            amount = _amount(network, firm, gone)
            hits[firm] = Hit(firm, first, _lost(network, firm, amount), _stranded(network, firm, gone), amount)
        newly = {firm for firm in touched if (hits[firm].lost or 0.0) >= falls_at}
        gone |= newly
    direct = [hit for hit in hits.values() if hit.wave == 1]
    return Closing(
        hits=tuple(sorted(hits.values(), key=lambda hit: (hit.wave, -(hit.lost or 0.0), hit.firm))),
        direct=len(direct),
        stranded=sum(_stranded(network, hit.firm, set(closed)) for hit in direct),
        unknown=sum(hit.lost is None for hit in hits.values()),
    )


def _stranded(network: Network, firm: int, gone: Collection[int]) -> bool:
    return all(sale.buyer in gone for sale in network.buyers_of(firm))


def _amount(network: Network, firm: int, gone: Collection[int]) -> float | None:
    amounts = [sale.amount for sale in network.buyers_of(firm) if sale.buyer in gone]
    return None if None in amounts else sum(amount for amount in amounts if amount is not None)


def _lost(network: Network, firm: int, amount: float | None) -> float | None:
    """The share of the whole sales that went to the gone; ``None`` when either is not known."""
    total = network.totals.get(firm)
    return min(1.0, amount / total) if total and amount is not None else None
