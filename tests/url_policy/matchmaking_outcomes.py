"""What comes after a round: answers, results, follow-up."""

from dataclasses import replace

from encadena.accounts.queries.links import token_of
from encadena.matchmaking.actions.outcome_mail import answering_link
from encadena.matchmaking.choices import Stage
from encadena.matchmaking.models import Outcome, Round

from ..advisory.makers import a_client
from ..matchmaking.outcome_makers import a_past_round, say
from .base import ALL, FIRM, Arguments, Side, Subject, Url, cast
from .matchmaking import GUESTS, MANAGED, PARTICIPANT, _in_round, _the_firm


def _meeting_of(round: Round) -> object:
    return round.meetings.get()


def _by_link(**of: object) -> Subject:
    """A token opens for everybody who holds it; that is what a link is."""

    def make(side: Side) -> Arguments:
        round = a_past_round([side.firm], organiser=side.operator, buyers=1)
        token = token_of(answering_link(round.participants.get(firm=side.firm), actor=None))
        return {"token": token, **({"meeting": round.meetings.get().pk} if of else {})}

    return Subject(make, own=ALL, rival=ALL)


def _order(side: Side) -> Arguments:
    round = a_past_round([side.firm], organiser=side.operator, buyers=1)
    meeting = round.meetings.select_related("second").get()
    if not Outcome.objects.filter(round=round).exists():
        say(meeting, meeting.second, Stage.ORDER)
    a_client(side.centre, side.adviser, side.firm)
    return {"source": "rueda", "pk": Outcome.objects.get(round=round).pk}


ORDER_OF_OWN = Subject(_order, own=cast("adviser head coordinator"), rival=cast("rival"))
IN_PERSON = PARTICIPANT.at(_in_round(participant=_the_firm))
ONE_MEETING = PARTICIPANT.at(_in_round(participant=_the_firm, meeting=_meeting_of))

POLICY: dict[str, Url] = {
    "matchmaking:outcomes_card": Url(ALL),
    "matchmaking:outcomes_panel": Url(ALL, FIRM),
    "matchmaking:outcomes": Url(ALL, IN_PERSON, strangers=GUESTS),
    # The walk's round is still to come: the form leads back to the list.
    "matchmaking:outcome": Url(ALL, ONE_MEETING, get=302),
    "matchmaking:opinion": Url(ALL, IN_PERSON, strangers=GUESTS),
    "matchmaking:outcome_link": Url(
        ALL, replace(MANAGED, make=_in_round(participant=_the_firm)), post=True, strangers=GUESTS
    ),
    "matchmaking:results": Url(ALL, MANAGED),
    "matchmaking:result_records": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:both_sides": Url(ALL, MANAGED.at(_in_round(meeting=_meeting_of)), strangers=GUESTS),
    "matchmaking:compare_editions": Url(ALL, MANAGED),
    "matchmaking:rates": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:follow_up": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:results_file": Url(ALL, MANAGED.at(_in_round(ending=lambda _: "xlsx"))),
    # Missions and fairs have the same page; who finds their orders is tested in ``queries/test_orders.py`` of each.
    "advisory:order_milestone": Url(ALL, ORDER_OF_OWN),
    "matchmaking:outcomes_by_link": Url(ALL, _by_link(), public=True, strangers=ALL),
    "matchmaking:outcome_by_link": Url(ALL, _by_link(meeting=True), public=True, strangers=ALL),
    "matchmaking:opinion_by_link": Url(ALL, _by_link(), public=True, strangers=ALL),
}
