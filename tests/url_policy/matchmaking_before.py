"""Before an event: editions, registration, needs, requests, suggestions."""

from dataclasses import replace

from encadena.matchmaking.choices import RoundState
from encadena.matchmaking.models import (
    BuyerDelegate,
    Need,
    Participant,
    Round,
    Selection,
    SheetImport,
    Suggestion,
    Terms,
    Wish,
)

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


def _need(round: Round) -> Need:
    return Need.objects.get_or_create(buyer=_the_buyer(round).buyer, title="Miel")[0]


def _a_wish(round: Round) -> Participant:
    """The buyer wants to meet the firm."""
    Wish.objects.get_or_create(round=round, by=_the_buyer(round), about=_the_firm(round), priority="like")
    return _the_firm(round)


def _suggestion(round: Round) -> Suggestion:
    pair = {"buyer": _the_buyer(round), "firm": _the_firm(round)}
    return Suggestion.objects.get_or_create(round=round, **pair, score=0.5, for_buyer=0.5, for_firm=0.5)[0]


def _sheet(round: Round) -> SheetImport:
    return SheetImport.objects.get_or_create(round=round, kind="participants", file_name="x.csv", digest="0" * 64)[0]


def _selection(round: Round) -> Selection:
    return Selection.objects.get_or_create(round=round, version=round.version)[0]


# The buyer writes its own needs; so does whoever manages the round.
NEEDS = MANAGED.at(_in_round(participant=_the_buyer))
NEEDS = replace(NEEDS, own=NEEDS.own | cast("buyer"))
NEED = NEEDS.at(_in_round(participant=_the_buyer, need=_need))
# The firm, whoever attends it, and whoever manages the round.
OWN = replace(ROUND, make=_in_round(participant=_the_firm), own=ROUND.own - cast("buyer"))
OWN_WISH = NEEDS.at(_in_round(participant=_the_buyer, other=_a_wish))
BUYER = MANAGED.at(_in_round(participant=_the_buyer))
PEOPLE = MANAGED.at(_in_round(what=lambda _: "participantes"))
SHEET = MANAGED.at(_in_round(what=lambda _: "participantes", source=_sheet))
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
    "matchmaking:needs": Url(ALL, NEEDS),
    "matchmaking:need_new": Url(ALL, NEEDS),
    "matchmaking:need": Url(ALL, NEED),
    "matchmaking:need_withdraw": Url(ALL, NEED, post=True),
    "matchmaking:need_back": Url(ALL, NEED, post=True),
    "matchmaking:wishes": Url(ALL, OWN, strangers=GUESTS),
    "matchmaking:catalogue": Url(ALL, OWN, strangers=GUESTS),
    "matchmaking:wish_say": Url(ALL, OWN_WISH, post=True),
    "matchmaking:wish_unsay": Url(ALL, OWN_WISH, post=True),
    "matchmaking:wishes_all": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:suggestions": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:suggest": Url(ALL, MANAGED, post=True),
    "matchmaking:suggestion": Url(ALL, MANAGED.at(_in_round(suggestion=_suggestion)), post=True),
    "matchmaking:choice": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:choice_apply": Url(ALL, MANAGED.at(_in_round(selection=_selection)), post=True),
    "matchmaking:choice_undo": Url(ALL, MANAGED.at(_in_round(selection=_selection)), post=True),
    "matchmaking:sheet_new": Url(ALL, PEOPLE, strangers=GUESTS),
    "matchmaking:sheet_template": Url(ALL, PEOPLE),
    "matchmaking:sheet_import": Url(ALL, SHEET),
    "matchmaking:sheet_apply": Url(ALL, SHEET, post=True),
    "matchmaking:sheet_undo": Url(ALL, SHEET, post=True),
    "matchmaking:sheet_rejected": Url(ALL, SHEET),
    "matchmaking:profiles": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:profiles_remind": Url(ALL, MANAGED, post=True),
    "matchmaking:registrations": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:registration_accept": Url(ALL, MANAGED, post=True),
    "matchmaking:registration_answer": Url(ALL, MANAGED.at(_in_round(participant=_the_firm)), strangers=GUESTS),
}
