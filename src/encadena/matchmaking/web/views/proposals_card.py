"""On the home page of who attends firms: what buyers look for that waits for an answer."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ...choices import ProposalState
from ...queries.market import PROPOSED_TO
from ...queries.proposals import page_of_proposals

SHOWN = 3


@require_safe
def home_card(request: HttpRequest) -> HttpResponse:
    """The best few; how many there are is counted up to a page of the list."""
    if getattr(request.user, "role", "") not in PROPOSED_TO:
        raise PermissionDenied
    page = page_of_proposals(request.user, state=ProposalState.OPEN, after=None)
    context = {"rows": page.rows[:SHOWN], "count": len(page.rows), "more": bool(page.next_key)}
    return render(request, "matchmaking/market/home_card.html", context)
