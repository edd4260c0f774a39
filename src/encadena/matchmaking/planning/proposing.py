"""Firms for needs that are open outside of rounds: all offerings of the register, read in portions."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest

from encadena.engines import matching as engine
from encadena.firms.models import Firm, Offering
from encadena.firms.models.firm import LISTED

from ..models import Need
from .matching import plain_reasons
from .parties import buyer_of, need_of, offering_of, sellers_of

PER_NEED = 30
PORTION = 5_000  # offerings that are laid out at a time: what rarity of words is counted in, and what memory holds
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Proposed:
    """A firm for a need, with scores from 0 to 1 and the reasons as plain data."""

    firm: int
    offering: int | None
    score: float
    for_buyer: float
    for_firm: float
    reasons: list[dict[str, object]] = field(default_factory=list)


def propose(needs: Sequence[Need], *, today: date, on_progress: Progress = lambda _: None) -> dict[int, list[Proposed]]:
    """The best firms for each need, at most thirty, best first. Firms that were merged away or archived are left out.

    Every portion is ranked against every need and only the best are kept, so memory does not grow with the register.
    """
    wanted = [need_of(need, buyer_of(need.buyer_id, need.buyer)) for need in needs]
    best: dict[int, list[Proposed]] = {need.pk: [] for need in needs}
    for done, catalogue in _portions():
        for match in engine.rank(wanted, catalogue, today=today, limit=PER_NEED):
            best[int(match.need)].append(_proposed(match))
        best = {need: _best(found) for need, found in best.items()}
        on_progress(done)
    return best


def _best(found: list[Proposed]) -> list[Proposed]:
    """Each firm once, by its best offering."""
    once: dict[int, Proposed] = {}
    for one in found:
        if one.firm not in once or once[one.firm].score < one.score:
            once[one.firm] = one
    return nlargest(PER_NEED, once.values(), key=lambda one: (one.score, -one.firm))


def _portions() -> Iterator[tuple[float, engine.Catalogue]]:
    """A firm's offerings may fall into two portions; its best one counts all the same."""
    sold = Offering.objects.filter(withdrawn_at__isnull=True, firm__in=Firm.objects.filter(LISTED)).order_by("pk")
    last, all_of_them = 0, sold.count()
    done = 0
    while rows := list(sold.filter(pk__gt=last).select_related("firm")[:PORTION]):
        last, done = rows[-1].pk, done + len(rows)
        firms = {row.firm_id: row.firm for row in rows}
        yield (
            done / max(all_of_them, 1),
            engine.Catalogue([offering_of(row, row.firm_id) for row in rows], sellers_of(firms, rows)),
        )


def _proposed(match: engine.Match) -> Proposed:
    offering = match.offering if isinstance(match.offering, int) else None
    score, for_buyer, for_firm = (round(x, 4) for x in (match.score, match.buyers, match.sellers))
    return Proposed(int(match.seller), offering, score, for_buyer, for_firm, plain_reasons(match))
