"""What happens without waiting for a round: needs open until a day, markets that firms want, what firms answered."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.matchmaking.actions import market
from encadena.matchmaking.actions.buyers import create_buyer
from encadena.matchmaking.actions.market_wish import say_markets
from encadena.matchmaking.actions.needs import add_need, edit_need
from encadena.matchmaking.choices import BuyerKind, ProposalState
from encadena.matchmaking.models import Buyer, MarketWish, Need
from encadena.matchmaking.planning.proposing import propose

# Needs that buyers of the large round keep open outside of it, and for how many days; of one the day has passed.
OPEN = {
    "Paletes de madeira certificada": 150,
    "Berry jams and preserves": 210,
    "Organic honey": 96,
    "Madera dimensionada y pallets": 40,
    "Mantención industrial y repuestos": 75,
}
ENDED = ("Miel a granel", 20)
# Two buyers that have been in no round; NEEDS: kind, title, language, days.
NEWCOMER = {
    "name": "Nordhavn Delikatesser",
    "country": "DK",
    "kind": BuyerKind.IMPORTER,
    "languages": ["en"],
    "time_zone": "Europe/Copenhagen",
    "looks_for": "Conservas, miel y textiles de lana",
    "invented": True,
}
NEEDS = (("goods", "Wool blankets and knitwear", "en", 120), ("goods", "Smoked and canned seafood", "en", 180))
# Looks for what the firm of the owner's account sells, so that its home has something to answer.
LOCAL = {
    "name": "Central de Abastecimiento del Sur",
    "country": "CL",
    "kind": BuyerKind.LARGE_BUYER,
    "languages": ["es"],
    "time_zone": "America/Santiago",
    "looks_for": "Bienes y servicios de empresas de la región",
    "invented": True,
}
WISHING = 300
MARKETS = (("BR", "AR"), ("US", "CA"), ("DE", "DK", "ES"), ("PE",), ("CN", "JP"), ("MX", "PE", "BR"), ("CL",))
NOTES = ("Podemos mandar muestras esta semana.", "Tenemos stock para el primer pedido.", "")
CHUNK = 500


def make_market(*, own: Firm | None, seed: int, today: date, actor: User | None) -> None:
    """``own`` is the firm of the owner's account; ``today`` is not after the clock's day."""
    random = Random(seed + 45)
    _wishes(own, random, actor)
    needs = [*_opened(today, actor), *_of_newcomer(today, actor), *_for(own, today, actor)]
    _ended(today, actor)
    found = propose(needs, today=today)
    for need in needs:
        market.save_proposals(need, found=found[need.pk], actor=actor)
        _answers(need, own, random, actor)


def _wishes(own: Firm | None, random: Random, actor: User | None) -> None:
    """One in four of the firms of the round's region said where they want to sell; some only there, some how much."""
    firms = Firm.objects.filter(region="08", merged_into=None, offerings__isnull=False).distinct().order_by("pk")
    rows = [_wish(firm, random) for firm in firms[: WISHING * 4 : 4] if firm != own]
    MarketWish.objects.bulk_create(rows, batch_size=CHUNK)
    if own:
        data = {"markets": ["PE", "BR"], "buyer_kinds": list(BuyerKind.values)}
        say_markets(own, data=data, actor=actor)


def _wish(firm: Firm, random: Random) -> MarketWish:
    markets = list(random.choice(MARKETS))
    least = Decimal(random.choice((1, 5, 20))) if random.random() < 0.2 else None
    kinds = [BuyerKind.LARGE_BUYER if "CL" in markets else BuyerKind.IMPORTER] if random.random() < 0.4 else []
    unit = "t" if least else ""
    return MarketWish(firm=firm, markets=markets, buyer_kinds=kinds, least_order=least, unit=unit, said_at=clock.now())


def _opened(today: date, actor: User | None) -> list[Need]:
    needs = {need.title: need for need in Need.objects.filter(title__in=OPEN).select_related("buyer").order_by("-pk")}
    for title, need in needs.items():
        edit_need(need, data={"until": today + timedelta(days=OPEN[title])}, actor=actor)
        market.open_outside(need, actor=actor)
    return list(needs.values())


def _ended(today: date, actor: User | None) -> None:
    """It was open for four months; only the past can be written without being asked first."""
    title, days = ENDED
    opened = clock.now() - timedelta(days=days + 120)
    Need.objects.filter(title=title).update(until=today - timedelta(days=days), standing_since=opened)


def _of_newcomer(today: date, actor: User | None) -> list[Need]:
    buyer = create_buyer(data=NEWCOMER, actor=actor)
    return [
        _need(buyer, kind, title, language, today + timedelta(days=days), actor)
        for kind, title, language, days in NEEDS
    ]


def _for(own: Firm | None, today: date, actor: User | None) -> list[Need]:
    """What the owner's firm sells, in the words of its first offering; nothing when it sells nothing."""
    offering = own.offerings.order_by("pk").first() if own else None
    if offering is None:
        return []
    buyer = create_buyer(data=LOCAL, actor=actor)
    return [_need(buyer, offering.kind, offering.name, "es", today + timedelta(days=60), actor)]


def _need(buyer: Buyer, kind: str, title: str, language: str, until: date, actor: User | None) -> Need:
    data = {"kind": kind, "title": title, "language": language, "until": until, "invented": True}
    return add_need(buyer, data={**data, "languages": buyer.languages}, standing=True, actor=actor)


def _answers(need: Need, own: Firm | None, random: Random, actor: User | None) -> None:
    """Up to two of the best are interested, one is not, one waits; nobody answers for the owner."""
    best = [proposal for proposal in need.proposals.all()[:5] if proposal.firm_id != (own and own.pk)]
    said = (ProposalState.INTERESTED, ProposalState.DISMISSED, ProposalState.INTERESTED)
    for proposal, state in zip(best[:-1], said, strict=False):
        market.decide(proposal, state=state, note=random.choice(NOTES), actor=actor)
