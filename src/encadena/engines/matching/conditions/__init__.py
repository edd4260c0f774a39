"""The conditions of both sides, one module each: ``judge(pair)`` gives its verdicts, none when nobody asks."""

from collections.abc import Callable
from typing import Final, TypeAlias

from . import buyer_kind, certificate, delivery, distance, language, market, order, readiness, size, volume
from .verdict import Pair, Verdict

Judge: TypeAlias = Callable[[Pair], list[Verdict]]
BUYERS: Final[tuple[Judge, ...]] = (
    certificate.judge,
    volume.judge,
    language.judge,
    delivery.judge,
    size.judge,
    distance.judge,
    readiness.judge,
)
SELLERS: Final[tuple[Judge, ...]] = (market.judge, buyer_kind.judge, order.judge)

__all__ = ["BUYERS", "SELLERS", "Judge", "Pair", "Verdict"]
