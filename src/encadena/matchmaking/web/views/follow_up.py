"""Who still owes an answer about their meetings, and the link to ask them by."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from encadena.accounts.queries.links import token_of

from ...actions.outcome_mail import answering_link
from ...models import Participant, Round
from ...queries import outcomes as asking
from ..access import actor_of, managed_round, visible_participant
from ..pages import frame

SHOWN = 50


@require_safe
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """How far each question is, and who has not answered the one that is open."""
    round = managed_round(request, pk)
    return _follow_up(request, round)


@require_POST
def link(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    """The participant's own link, to be sent by another way than mail."""
    round = managed_round(request, pk)
    person = visible_participant(request, round, participant)
    made = answering_link(person, actor=actor_of(request))
    address = request.build_absolute_uri(reverse("matchmaking:outcomes_by_link", args=[token_of(made)]))
    return _follow_up(request, round, person=person, address=address)


def _follow_up(request: HttpRequest, round: Round, **more: Any) -> HttpResponse:
    term = asking.current_term(round)
    people = asking.owing(round, term) if term is not None else Participant.objects.none()
    page = Paginator(people, SHOWN).get_page(request.GET.get("page"))
    context = frame(request, round, "results", asked=asking.asked_of(round), term=term, page_obj=page, **more)
    return render(request, "matchmaking/outcomes/follow_up.html", context)
