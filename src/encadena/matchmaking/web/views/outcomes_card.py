"""On the home page: rounds that are over and of which something is still to be told."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ... import queries
from ...choices import NOT_COMING, Term
from ...models import Round
from ...queries import outcomes as asking

ROUNDS = 3


@require_safe
def home_card(request: HttpRequest) -> HttpResponse:
    """Whoever manages sees how far the question is; whoever takes part sees what is still to be told."""
    rounds = asking.rounds_being_asked(queries.rounds_visible_to(request.user))[-ROUNDS:]
    rows = [row for round in reversed(rounds) if (row := _row(request, round))]
    return render(request, "matchmaking/outcomes/home_card.html", {"rows": rows})


def _row(request: HttpRequest, round: Round) -> dict[str, Any] | None:
    term = asking.current_term(round) or Term.EVENT
    if queries.may_manage(request.user, round):
        people = asking.with_meetings(round).count()
        return {"round": round, "term": term, "people": people, "told": people - asking.owing(round, term).count()}
    own = queries.participants_visible_to(request.user, round).exclude(status__in=NOT_COMING)
    waiting = asking.silent_meetings(own, term)
    person = own.first() if waiting else None
    return {"round": round, "term": term, "waiting": waiting, "person": person} if person else None
