"""On the home page: members that do not answer yet, and firms that are asked whether they are members."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ...queries.today import associations_today, firms_asked
from ..access import actor_of


@require_safe
def home_card(request: HttpRequest) -> HttpResponse:
    """Empty for who has nothing to do with associations today."""
    user = actor_of(request)
    context = {"rows": associations_today(user), "asked": firms_asked(user)}
    return render(request, "associations/home_card.html", context)
