"""Before an event: editions, registration, needs, requests, suggestions."""

from dataclasses import replace

from encadena.matchmaking.choices import RoundState
from encadena.matchmaking.models import BuyerDelegate, Participant, Round, Terms

from .base import ALL, Arguments, Side, Url, cast
from .matchmaking import GUESTS, MANAGED, MANAGERS, ROUND, _in_round, _the_firm


def _open(side: Side) -> Arguments:
    """A round of this side that takes registrations: every firm and whoever attends firms may read its terms."""
    arguments = ROUND.make(side)
    Round.objects.filter(pk=arguments["pk"]).update(state=RoundState.REGISTRATION)
    Terms.objects.create(round_id=int(str(arguments["pk"])))
    return arguments


READERS = MANAGERS | cast("adviser head owner rival coordinator")
TERMS = replace(ROUND, make=_open, own=READERS | cast("buyer"), rival=READERS)


def _the_buyer(round: Round) -> Participant:
    return round.participants.get(buyer__isnull=False)


def _delegate(round: Round) -> BuyerDelegate:
    return BuyerDelegate.objects.get(buyer=_the_buyer(round).buyer)


BUYER = MANAGED.at(_in_round(participant=_the_buyer))
DELEGATE = MANAGED.at(_in_round(participant=_the_buyer, delegate=_delegate))

POLICY: dict[str, Url] = {
    "matchmaking:edition_new": Url(ALL, MANAGED),
    "matchmaking:terms": Url(ALL, TERMS),
    "matchmaking:terms_edit": Url(ALL, MANAGED),
    # They ask for the firm in the form, and a firm that is not theirs does not exist.
    "matchmaking:register": Url(ALL, replace(TERMS, own=cast(""), rival=cast("")), post=True),
    "matchmaking:unregister": Url(ALL, replace(TERMS, own=cast(""), rival=cast("")), post=True),
    "matchmaking:access": Url(ALL, BUYER),
    "matchmaking:access_link": Url(ALL, DELEGATE, post=True),
    "matchmaking:access_take": Url(ALL, DELEGATE, post=True),
    "matchmaking:registrations": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:registration_accept": Url(ALL, MANAGED, post=True),
    "matchmaking:registration_answer": Url(ALL, MANAGED.at(_in_round(participant=_the_firm)), strangers=GUESTS),
}
