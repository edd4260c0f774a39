"""Who is who among the parties of an alliance."""

from collections.abc import Collection, Iterable
from typing import Protocol


class Keyed(Protocol):
    @property
    def pk(self) -> int: ...


class Buyer(Keyed, Protocol):
    @property
    def firm_id(self) -> int | None: ...


Identity = tuple[str, int]


def identities(firms: Iterable[Keyed], institutions: Iterable[Keyed], anchors: Iterable[Buyer]) -> list[Identity]:
    """One per named party; a buyer that is a firm of the register is that firm."""
    return [
        *(("firm", firm.pk) for firm in firms),
        *(("institution", institution.pk) for institution in institutions),
        *(("firm", buyer.firm_id) if buyer.firm_id else ("anchor", buyer.pk) for buyer in anchors),
    ]


def is_twice(parties: Collection[Identity]) -> bool:
    return len(set(parties)) < len(parties)
