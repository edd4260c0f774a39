"""A group of firms as one seller: the offerings of its members that fit the need, and what they deliver together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .catalogue import Catalogue
from .parties import Id, Need, Offering, Reason, Seller
from .units import in_unit

if TYPE_CHECKING:
    from .relevance import Column

FITS = 0.6  # of the best relevance in the group: below, a member's offering is another thing


def rows_of(seller: Seller, catalogue: Catalogue) -> list[int]:
    """The rows that stand for a seller: its own, or those of its members when it is a group that states none."""
    own = catalogue.rows_of.get(seller.id, [])
    return own or [row for member in seller.members for row in catalogue.rows_of.get(member, [])]


def joint(need: Need, group: Seller, offering: Offering, relevance: Column, catalogue: Catalogue) -> Offering:
    """The offering with the volume of all members that can be known; as it stands when it states one itself."""
    if offering.seller == group.id and offering.volume is not None:
        return offering
    volumes = list(_volumes(need, group, relevance, catalogue))
    unit = need.unit or offering.unit
    return replace(offering, seller=group.id, volume=sum(volumes) if volumes else None, unit=unit)


def that_deliver(need: Need, seller: Id, relevance: Column, catalogue: Catalogue) -> Iterator[Reason]:
    """The groups of a seller that could deliver the whole volume."""
    for group in catalogue.groups_of.get(seller, ()) if need.volume else ():
        volume = sum(_volumes(need, group, relevance, catalogue))
        share = volume / (need.volume or 1)
        if share >= 1:
            params: dict[str, object] = {"group": group.id, "name": group.name, "share": round(share, 3)}
            params |= {"volume": volume, "wanted": need.volume, "unit": need.unit}
            yield Reason("group_delivers", "met", "buyer", params)


def _volumes(need: Need, group: Seller, relevance: Column, catalogue: Catalogue) -> Iterator[float]:
    """Per member the largest volume of an offering that fits about as well as the group's best."""
    rows = {m: catalogue.rows_of.get(m, []) for m in dict.fromkeys(group.members)}
    least = FITS * max((float(relevance[r]) for found in rows.values() for r in found), default=0.0)
    for found in rows.values():
        fitting = [catalogue.offerings[r] for r in found if least and relevance[r] >= least]
        known = [in_unit(o.volume, o.unit, need.unit or o.unit) for o in fitting if o.volume is not None]
        yield from (max(v for v in known if v is not None) for _ in (0,) if any(v is not None for v in known))
