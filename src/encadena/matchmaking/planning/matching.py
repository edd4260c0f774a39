"""Between the rows of a round and the engine that matches needs with offerings and chooses who meets whom.

Buyers and sellers go by the keys of their participants.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from encadena.engines import matching as engine
from encadena.firms.models import Offering

from ..choices import NOT_COMING, Priority
from ..models import Participant, Round, Wish
from ..queries.eligibility import levels_of, terms_of
from ..queries.needs import needs_by_buyer
from ..rules.needs import is_open
from .parties import buyer_of, need_of, offering_of, sellers_of

PER_NEED = 20


@dataclass(frozen=True)
class Suggested:
    """A buyer and a firm, by participant, with scores from 0 to 1 and the reasons as plain data."""

    buyer: int
    firm: int
    need: int | None
    score: float
    for_buyer: float
    for_firm: float
    reasons: list[dict[str, object]] = field(default_factory=list)


def suggest(round: Round, *, today: date) -> list[Suggested]:
    """The best pairs of the round: up to twenty firms per need, each pair once by its best need.

    A pair of which one side said no is left out. How ready a firm is counts only where the terms ask for it.
    """
    people = round.participants.exclude(status__in=NOT_COMING).select_related("firm", "buyer")
    buyers = [p for p in people if p.buyer_id]
    firms = [p for p in people if p.firm_id]
    least = terms_of(round).readiness
    sold = _sold(firms)
    ids = {p.firm_id: p.pk for p in firms}
    levels = levels_of(list(filter(None, ids))) if least is not None else {}
    ready = {firm: _share(level) for firm, level in levels.items()}
    sellers = sellers_of({p.pk: p.firm for p in firms if p.firm}, sold, readiness=ready)
    catalogue = engine.Catalogue([offering_of(o, ids[o.firm_id]) for o in sold], sellers)
    refused = _refused(round)
    found: dict[tuple[int, int], Suggested] = {}
    for match in engine.rank(_needs(buyers, least, today), catalogue, today=today, limit=PER_NEED):
        pair = (int(match.buyer), int(match.seller))
        if pair not in refused and (pair not in found or found[pair].score < match.score):
            found[pair] = _suggested(match)
    return sorted(found.values(), key=lambda s: (-s.score, s.buyer, s.firm))


def _suggested(match: engine.Match) -> Suggested:
    need = match.need if isinstance(match.need, int) else None
    score, for_buyer, for_firm = (round(x, 4) for x in (match.score, match.buyers, match.sellers))
    return Suggested(int(match.buyer), int(match.seller), need, score, for_buyer, for_firm, plain_reasons(match))


def plain_reasons(match: engine.Match) -> list[dict[str, object]]:
    """As they are kept, for ``wording.matching.reason_lines``."""
    return [
        {"code": r.code, "state": r.state, "side": r.side, "way": r.way, "params": _plain(r.params)}
        for r in match.reasons
    ]


def _refused(round: Round) -> set[tuple[int, int]]:
    """Buyer and firm, whoever of the two said no."""
    rows = Wish.objects.filter(round=round, priority=Priority.NO, withdrawn_at__isnull=True)
    pairs = rows.values_list("by", "about")
    return {pair for by, about in pairs for pair in ((by, about), (about, by))}


def _needs(buyers: Iterable[Participant], least: int | None, today: date) -> list[engine.Need]:
    """Those that buyers wrote and still look for; of one who wrote none, what it says it looks for. ``least``:
    readiness from 0 to 100.
    """
    wanted = least / 100 if least else None
    by_buyer = needs_by_buyer([p.buyer_id for p in buyers if p.buyer_id])
    found = []
    for p in buyers:
        if p.buyer is None:
            continue
        who = buyer_of(p.pk, p.buyer)
        own = by_buyer.get(p.buyer_id or 0, [])
        found += [need_of(need, who, least_readiness=wanted) for need in own if is_open(need.until, today)]
        if not own and p.buyer.looks_for:
            found.append(engine.Need(f"looks_for {p.pk}", who, p.buyer.looks_for, least_readiness=wanted))
    return found


def _share(level: tuple[float | None, object] | None) -> float | None:
    """From 0 to 1; None: no diagnosis that counts."""
    return level[0] / 100 if level and level[0] is not None else None


def _sold(firms: list[Participant]) -> list[Offering]:
    ids = [p.firm_id for p in firms if p.firm_id]
    return list(Offering.objects.filter(firm__in=ids, withdrawn_at__isnull=True).order_by("pk"))


def _plain(params: Mapping[str, object]) -> dict[str, object]:
    """What JSON keeps: days as text, tuples as lists."""
    return {name: _kept(value) for name, value in params.items()}


def _kept(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
