"""On the home page: calls that close, results that are not told, journeys ahead, and what is still to be told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from encadena.kernel import clock

from ...queries.today import awaited, managed, open_calls, own_journeys
from ..access import reader


@require_safe
def home_card(request: HttpRequest) -> HttpResponse:
    """Empty for who has nothing to do with missions today."""
    user, today = reader(request), clock.today()
    context = {
        "managed": managed(user, today),
        "journeys": own_journeys(user, today),
        "awaited": awaited(user, today),
        "calls": open_calls(user, today),
    }
    return render(request, "missions/home_card.html", context)
