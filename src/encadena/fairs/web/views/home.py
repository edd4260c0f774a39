"""On the home page: visitors who wait for an answer, and fairs of which something is still to be told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from encadena.kernel import clock

from ...queries.today import asked, managed, untold
from ..access import reader


@require_safe
def home_card(request: HttpRequest) -> HttpResponse:
    """Empty for who has nothing to do with fairs today."""
    user, today = reader(request), clock.today()
    context = {"asked": asked(user), "untold": untold(user, today), "managed": managed(user, today), "today": today}
    return render(request, "fairs/home_card.html", context)
