"""The sellers for each need, best first, with the reasons for every pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import heappush, heappushpop, nsmallest
from typing import TYPE_CHECKING, NamedTuple

from ..later import Later
from .because import reasons_of_fit
from .catalogue import Catalogue
from .conditions import Pair
from .groups import joint, rows_of, that_deliver
from .parties import Id, Need, Offering, Reason, Seller
from .relevance import Fit, fit
from .score import Judged, judged

if TYPE_CHECKING:
    import numpy as np
else:
    np = Later("numpy")

LEAST = 0.12
"""Below this relevance an offering has nothing to do with a need."""


@dataclass(frozen=True)
class Match:
    """A need and a seller, by the seller's best offering for it.

    ``score`` = ``relevance`` × √(``buyers`` × ``sellers``), all from 0 to 1. ``excluded``: a hard condition fails; the
    score is 0, ``reasons`` tell which and what would change it.
    """

    need: Id
    buyer: Id
    seller: Id
    offering: Id
    score: float
    relevance: float
    buyers: float
    sellers: float
    reasons: tuple[Reason, ...]

    @property
    def excluded(self) -> bool:
        return self.score == 0


class _Found(NamedTuple):
    score: float
    row: int
    seller: Seller
    judged: Judged


def rank(
    needs: Iterable[Need],
    catalogue: Catalogue,
    *,
    today: date,
    limit: int = 20,
    least: float = LEAST,
    excluded: bool = False,
) -> list[Match]:
    """At most ``limit`` sellers per need, needs in their order, the best first; ties by relevance, then by row.

    Exact: no seller that is left out would have come before one that is told. With ``excluded`` those whom a hard
    condition excludes follow, as far as there is room.
    """
    return [match for need in needs for match in _ranked(need, catalogue, today, limit, least, excluded)]


def _ranked(need: Need, catalogue: Catalogue, today: date, limit: int, least: float, excluded: bool) -> Iterator[Match]:
    if not catalogue.offerings:
        return
    fitted = fit(need, catalogue)
    found: list[_Found] = []
    out: list[_Found] = []
    # A score is never above its relevance, so looking further is vain once enough scores reach the next relevance.
    scores: list[float] = []
    for relevance, row, seller in _by_relevance(fitted, catalogue, least):
        if len(scores) == limit and relevance <= scores[0]:
            break
        one = _judge(need, seller, row, fitted, catalogue, today)
        (found if one.score else out).append(one)
        if one.score:
            (heappushpop if len(scores) == limit else heappush)(scores, one.score)
    best = nsmallest(limit, found, key=lambda one: (-one.score, -float(fitted.relevance[one.row]), one.row))
    room = limit - len(best) if excluded else 0
    for one in [*best, *out[:room]]:
        yield _match(need, one, fitted, catalogue)


def _by_relevance(fitted: Fit, catalogue: Catalogue, least: float) -> Iterator[tuple[float, int, Seller]]:
    """Each seller once, by its best row; groups that state no offering by their members' best, after the firms."""
    rows = np.flatnonzero(fitted.relevance >= least)
    order = rows[np.argsort(-fitted.relevance[rows], kind="stable")].tolist()
    joined = {one.id: set(rows_of(one, catalogue)) for one in catalogue.groups if one.id not in catalogue.rows_of}
    seen: set[Id] = set()
    for row in order:
        relevance, seller = float(fitted.relevance[row]), catalogue.offerings[row].seller
        groups = [g for g in catalogue.groups_of.get(seller, ()) if g.id in joined]
        for one in (catalogue.sellers[seller], *groups):
            if one.id not in seen:
                seen.add(one.id)
                yield relevance, row, one


def _judge(need: Need, seller: Seller, row: int, fitted: Fit, catalogue: Catalogue, today: date) -> _Found:
    offering = _offering(need, seller, row, fitted, catalogue)
    judgement = judged(Pair(need, offering, seller, today))
    return _Found(float(fitted.relevance[row]) * judgement.factor, row, seller, judgement)


def _offering(need: Need, seller: Seller, row: int, fitted: Fit, catalogue: Catalogue) -> Offering:
    offering = catalogue.offerings[row]
    return joint(need, seller, offering, fitted.relevance, catalogue) if seller.members else offering


def _match(need: Need, one: _Found, fitted: Fit, catalogue: Catalogue) -> Match:
    reasons = [*reasons_of_fit(need, fitted, one.row, catalogue), *one.judged.reasons]
    if any(r.code == "volume" and r.state != "met" for r in reasons):
        reasons += that_deliver(need, one.seller.id, fitted.relevance, catalogue)
    return Match(
        need.id,
        need.buyer.id,
        one.seller.id,
        catalogue.offerings[one.row].id,
        round(one.score, 6),
        round(float(fitted.relevance[one.row]), 6),
        round(one.judged.buyers, 6),
        round(one.judged.sellers, 6),
        tuple(reasons),
    )
