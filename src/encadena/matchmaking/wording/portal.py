"""What a firm has to do next after a round, in its own words."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.ui.portal import Step

from ..choices import NOT_COMING, ProposalState, Term
from ..models import Participant, Round
from ..queries.market import proposals_visible_to
from ..queries.outcomes import current_term, rounds_being_asked, silent_meetings

MOST_COUNTED = 20


def outcome_steps(user: User, firm: Firm) -> Iterator[Step]:
    """The newest round that is over, as long as the firm owes words about it."""
    rounds = rounds_being_asked(Round.objects.filter(participants__firm=firm))
    if not rounds:
        return
    mine = Participant.objects.filter(round=rounds[-1], firm=firm).exclude(status__in=NOT_COMING)
    waiting = silent_meetings(mine, current_term(rounds[-1]) or Term.EVENT)
    if waiting and (person := mine.first()):
        text = ngettext("Cuenta en qué quedó %(n)s reunión", "Cuenta en qué quedaron %(n)s reuniones", waiting)
        url = reverse("matchmaking:outcomes", args=[person.round_id, person.pk])
        yield Step(text % {"n": waiting}, url, "clipboard-check", note=str(rounds[-1]))


def proposal_steps(user: User, firm: Firm) -> Iterator[Step]:
    """What buyers look for outside of rounds and the firm has not answered; a long list is said to be one."""
    found = proposals_visible_to(user).filter(firm=firm, state=ProposalState.OPEN)
    count = len(found.values_list("pk")[: MOST_COUNTED + 1])
    if count:
        text = ngettext("Mira lo que busca %(n)s comprador", "Mira lo que buscan %(n)s compradores", count)
        told = f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count)
        yield Step(text % {"n": told}, reverse("matchmaking:proposals"), "target-arrow")
