"""Outside of events: needs that are open until a day, what is proposed to firms, the markets that a firm wants."""

from datetime import timedelta

from encadena.kernel import clock
from encadena.matchmaking.actions.needs import add_need
from encadena.matchmaking.models import BuyerDelegate, Proposal

from ..matchmaking.makers import a_buyer
from .base import ALL, Arguments, Side, Subject, Url, cast

MANAGE_ALL = cast("administrator agency promoter")
WRITERS = MANAGE_ALL | cast("coordinator association buyer")
PROPOSED = cast("adviser head coordinator rival owner")


def _need(side: Side) -> Arguments:
    buyer = a_buyer()
    BuyerDelegate.objects.create(user=side.buyer, buyer=buyer)
    data = {"title": "Miel", "until": clock.today() + timedelta(days=30)}
    return {"need": add_need(buyer, data=data, standing=True, actor=None).pk}


def _proposal(side: Side) -> Arguments:
    need = _need(side)["need"]
    row = Proposal.objects.create(need_id=need, firm=side.firm, score=0.5, for_buyer=1, for_firm=1)  # type: ignore[misc]
    return {"proposal": row.pk}


def _delegate(side: Side) -> Arguments:
    need = _need(side)["need"]
    return {"need": need, "delegate": BuyerDelegate.objects.get(buyer__needs=need).pk}


NEED = Subject(_need, own=MANAGE_ALL | cast("buyer"), rival=MANAGE_ALL)
WORKED_WITH = Subject(_need, own=MANAGE_ALL, rival=MANAGE_ALL)
DELEGATE = Subject(_delegate, own=MANAGE_ALL, rival=MANAGE_ALL)
PROPOSAL = Subject(_proposal, own=cast("adviser head coordinator owner"), rival=cast("rival"))
FIRM = Subject(
    lambda side: {"firm": side.firm.pk},
    own=cast("adviser head coordinator owner administrator"),
    rival=cast("rival administrator"),
)

POLICY: dict[str, Url] = {
    "matchmaking:market": Url(WRITERS),
    "matchmaking:market_need_new": Url(WRITERS),
    "matchmaking:market_buyer_new": Url(MANAGE_ALL),
    "matchmaking:market_need": Url(ALL, NEED),
    "matchmaking:market_need_edit": Url(ALL, NEED),
    "matchmaking:market_need_state": Url(ALL, NEED, post=True),
    "matchmaking:market_need_match": Url(ALL, NEED, post=True),
    "matchmaking:market_need_take": Url(ALL, NEED, post=True),
    "matchmaking:market_access": Url(ALL, WORKED_WITH),
    "matchmaking:market_access_link": Url(ALL, DELEGATE, post=True),
    "matchmaking:market_access_take": Url(ALL, DELEGATE, post=True),
    "matchmaking:proposals": Url(PROPOSED),
    "matchmaking:proposals_card": Url(PROPOSED),
    "matchmaking:proposal": Url(ALL, PROPOSAL, post=True),
    "matchmaking:markets": Url(ALL, FIRM),
}
