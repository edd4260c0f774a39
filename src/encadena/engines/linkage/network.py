"""The network of suppliers and buyers as edges with yearly sales."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sale:
    """``supplier`` sells to ``buyer`` for ``amount`` a year (``None``: it does, but nobody said how much)."""

    supplier: int
    buyer: int
    amount: float | None = None


@dataclass(frozen=True)
class Network:
    """Sales between two firms added up; made by ``network``. ``totals``: a firm's whole yearly sales where known."""

    sales: tuple[Sale, ...]
    totals: Mapping[int, float] = field(default_factory=dict)

    def buyers_of(self, supplier: int) -> tuple[Sale, ...]:
        return self._by_supplier.get(supplier, ())

    def suppliers_of(self, buyer: int) -> tuple[Sale, ...]:
        return self._by_buyer.get(buyer, ())

    @property
    def suppliers(self) -> tuple[int, ...]:
        return tuple(sorted(self._by_supplier))

    @property
    def buyers(self) -> tuple[int, ...]:
        return tuple(sorted(self._by_buyer))

    def __post_init__(self) -> None:
        by_supplier, by_buyer = defaultdict[int, list[Sale]](list), defaultdict[int, list[Sale]](list)
        for sale in self.sales:
            by_supplier[sale.supplier].append(sale)
            by_buyer[sale.buyer].append(sale)
        object.__setattr__(self, "_by_supplier", {key: tuple(rows) for key, rows in by_supplier.items()})
        object.__setattr__(self, "_by_buyer", {key: tuple(rows) for key, rows in by_buyer.items()})

    _by_supplier: Mapping[int, tuple[Sale, ...]] = field(init=False, repr=False, compare=False)
    _by_buyer: Mapping[int, tuple[Sale, ...]] = field(init=False, repr=False, compare=False)


def network(sales: Iterable[Sale], totals: Mapping[int, float] | None = None) -> Network:
    """Rows of one pair are added up; one unknown amount makes the pair's sum unknown.

    Raises ``ValueError`` for a firm that sells to itself and for sums below zero.
    """
    together: dict[tuple[int, int], float | None] = {}
    for sale in sales:
        if sale.supplier == sale.buyer:
            raise ValueError(f"firm {sale.supplier} sells to itself")
        if sale.amount is not None and sale.amount < 0:
            raise ValueError(f"sales of {sale.amount}")
        pair = sale.supplier, sale.buyer
        before = together.get(pair, 0.0)
        together[pair] = None if before is None or sale.amount is None else before + sale.amount
    return Network(tuple(Sale(*pair, amount) for pair, amount in sorted(together.items())), dict(totals or {}))
