"""What a participant says of its meetings and of the round: by account or by link, one form."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from encadena.kernel.errors import DomainError

from ...actions.outcomes import report_outcome
from ...actions.satisfaction import give_opinion
from ...models import SatisfactionGiven
from ...queries import outcomes as queries
from ...rules.outcomes import cleaned
from ...wording.errors import sentence
from ..answering import Door, door_of_account, door_of_link
from ..forms.outcomes import OpinionForm, OutcomeForm

Page = Callable[..., HttpResponse]


def _by_link(page: Page) -> Page:
    """The page behind a link: no account, its own language, never kept by a cache."""

    @never_cache
    @login_not_required
    @wraps(page)
    def opened(request: HttpRequest, token: str, **more: Any) -> HttpResponse:
        door = door_of_link(request, token)
        with translation.override(door.language):
            return page(door, **more)

    return opened


@require_safe
def outcomes(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    return _list(door_of_account(request, pk, participant))


@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: HttpRequest, pk: int, participant: int, meeting: int) -> HttpResponse:
    return _answer(door_of_account(request, pk, participant), meeting=meeting)


@require_http_methods(["GET", "HEAD", "POST"])
def opinion(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    return _opinion(door_of_account(request, pk, participant))


def _list(door: Door) -> HttpResponse:
    term = queries.current_term(door.participant.round)
    lines = queries.lines_of(door.participant, term)
    context = door.context(
        rows=[(line, door.url("outcome", line.meeting.pk)) for line in lines],
        term=term,
        due=sum(line.due for line in lines),
        saved="guardada" in door.request.GET,
        thanks="gracias" in door.request.GET,
        opined=SatisfactionGiven.objects.filter(participant=door.participant).exists(),
        body="matchmaking/outcomes/list_body.html",
    )
    return render(door.request, context["wrapper"], context)


def _answer(door: Door, meeting: int) -> HttpResponse:
    """The answer goes to the next meeting that waits for one."""
    term = queries.current_term(door.participant.round)
    lines = queries.lines_of(door.participant, term)
    line = next((one for one in lines if one.meeting.pk == meeting), None)
    if line is None or term is None:
        return _missing(door)
    form = OutcomeForm(door.request.POST or None, initial=OutcomeForm.initial_of(line.said))
    if door.request.method == "POST" and form.is_valid():
        try:
            answer = cleaned(form.cleaned_data)
            report_outcome(line.meeting, participant=door.participant, answer=answer, by=door.by, actor=door.actor)
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            waiting = [one for one in lines if one.due and one.meeting.pk != meeting]
            if "next" in door.request.POST and waiting:
                return redirect(door.url("outcome", waiting[0].meeting.pk, guardada=1))
            return redirect(door.url("outcomes", guardada=1))
    context = door.context(
        form=form,
        line=line,
        term=term,
        waiting=sum(one.due and one.meeting.pk != meeting for one in lines),
        saved="guardada" in door.request.GET,
        history=queries.history_of(line.meeting, [door.participant]),
        body="matchmaking/outcomes/form_body.html",
    )
    return render(door.request, context["wrapper"], context, status=422 if form.errors else 200)


def _missing(door: Door) -> HttpResponse:
    """A meeting that was taken off the list, or a round that has not begun: back to the list, which says so."""
    return redirect(door.url("outcomes"))


def _opinion(door: Door) -> HttpResponse:
    form = OpinionForm(door.request.POST or None)
    given = SatisfactionGiven.objects.filter(participant=door.participant).exists()
    if door.request.method == "POST" and form.is_valid():
        try:
            give_opinion(door.participant, values=form.cleaned_data, actor=door.actor)
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            return redirect(door.url("outcomes", gracias=1))
    context = door.context(form=form, given=given, body="matchmaking/outcomes/opinion_body.html")
    return render(door.request, context["wrapper"], context, status=422 if form.errors else 200)


outcomes_by_link = _by_link(_list)
outcome_by_link = _by_link(_answer)
opinion_by_link = _by_link(_opinion)
