"""How much of a firm's sales hangs on one buyer, and how concentrated they are (Herfindahl and Hirschman)."""

from dataclasses import dataclass

from .network import Network, Sale


@dataclass(frozen=True)
class Dependence:
    """``share`` of the largest ``buyer`` (0 to 1) and ``concentration`` (1/number of equal buyers to 1).

    ``basis``: ``whole`` when the firm's whole sales are known, ``chain`` when only what was said of these buyers is,
    which makes both numbers the largest that they can be; ``unknown`` when an amount is missing. ``only``: it has no
    other buyer here.
    """

    supplier: int
    buyer: int | None
    share: float | None
    concentration: float | None
    basis: str
    only: bool


def dependence(network: Network, supplier: int) -> Dependence:
    """Of one supplier. Sales outside these buyers count as many small ones: they spread the risk."""
    sales = network.buyers_of(supplier)
    only = len(sales) == 1
    known = [(sale.amount, sale) for sale in sales if sale.amount is not None]
    if not sales or len(known) < len(sales):
        return Dependence(supplier, sales[0].buyer if only else None, None, None, "unknown", only)
    here = sum(amount for amount, _sale in known)
    total = network.totals.get(supplier)
    # Sales said of the buyers may exceed what the firm declared as a whole: then the declared sum is the wrong base.
    base, basis = (total, "whole") if total is not None and total >= here else (here, "chain")
    if not base:
        return Dependence(supplier, None, None, None, "unknown", only)
    largest, most = max(known, key=lambda pair: (pair[0], -pair[1].buyer))
    return Dependence(supplier, most.buyer, largest / base, sum((a / base) ** 2 for a, _sale in known), basis, only)


def concentration_of_buyer(network: Network, buyer: int) -> float | None:
    """The other side: how concentrated a buyer's purchases are among its suppliers; ``None`` with an unknown amount."""
    sales: tuple[Sale, ...] = network.suppliers_of(buyer)
    amounts = [sale.amount for sale in sales if sale.amount is not None]
    if not sales or len(amounts) < len(sales) or not sum(amounts):
        return None
    return sum((amount / sum(amounts)) ** 2 for amount in amounts)
