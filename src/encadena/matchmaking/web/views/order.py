"""Which meeting has to be held before which: list, add, remove."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.kernel.errors import DomainError

from ... import queries
from ...actions import precedences as actions
from ...models import Meeting, Round
from ...queries import order as reading
from ...queries.rounds import current_agenda
from ...wording import errors as wording
from ..access import actor_of, managed_round
from ..forms import OrderForm
from ..pages import frame

PAGE = 50
OPTIONS = 12


def order_list(request: HttpRequest, pk: int, form: OrderForm | None = None) -> HttpResponse:
    """``?primero=`` names the meeting that is chosen as the first one already."""
    round = managed_round(request, pk)
    refused = form is not None
    form = form or OrderForm(initial={"before": request.GET.get("primero", "")}, meetings=_meetings(request, round))
    context = frame(
        request,
        round,
        "meetings",
        page_obj=Paginator(reading.precedences_of(round), PAGE).get_page(request.GET.get("page")),
        form=form,
        sides=[
            ("before", _("Va primero"), form["before"].errors, form.chosen("before")),
            ("after", _("Va después"), form["after"].errors, form.chosen("after")),
        ],
        enough=_meetings(request, round)[:2].count() == 2,
    )
    return render(request, "matchmaking/order_list.html", context, status=422 if refused else 200)


@require_POST
def order_add(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    form = OrderForm(request.POST, meetings=_meetings(request, round))
    if not form.is_valid():
        return order_list(request, pk, form)
    before, after = form.cleaned_data["before"], form.cleaned_data["after"]
    try:
        actions.add_precedence(round, before=before, after=after, actor=actor_of(request))
    except DomainError as error:
        form.add_error(None, wording.sentence(error))
        return order_list(request, pk, form)
    undo = reverse("matchmaking:order_remove", args=[pk, before.pk, after.pk])
    messages.success(request, _said(before, after), extra_tags=f"undo:{undo}")
    _warn_of_agenda(request, round, before, after)
    return redirect("matchmaking:order", pk)


def meeting_options(request: HttpRequest, pk: int) -> HttpResponse:
    """Meetings that match what is being typed, as choices of a form field (htmx)."""
    round = managed_round(request, pk)
    field = "after" if request.GET.get("field") == "after" else "before"
    text = request.GET.get(f"q_{field}", "").strip()
    found = reading.named(_meetings(request, round), text)[:OPTIONS] if text else []
    return render(request, "matchmaking/meeting_options.html", {"options": found, "field": field, "text": text})


@require_POST
def order_remove(request: HttpRequest, pk: int, before: int, after: int) -> HttpResponse:
    round = managed_round(request, pk)
    first, later = _pair(request, round, before, after)
    if actions.remove_precedence(round, before=first, after=later, actor=actor_of(request)):
        undo = reverse("matchmaking:order_restore", args=[pk, before, after])
        text = _("Ya no hace falta que «%(before)s» vaya antes que «%(after)s».")
        messages.success(request, text % {"before": first, "after": later}, extra_tags=f"undo:{undo}")
    return redirect("matchmaking:order", pk)


@require_POST
def order_restore(request: HttpRequest, pk: int, before: int, after: int) -> HttpResponse:
    round = managed_round(request, pk)
    first, later = _pair(request, round, before, after)
    try:
        actions.add_precedence(round, before=first, after=later, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        messages.success(request, _said(first, later))
    return redirect("matchmaking:order", pk)


def _said(before: Meeting, after: Meeting) -> str:
    return _("«%(before)s» irá antes que «%(after)s».") % {"before": before, "after": after}


def _warn_of_agenda(request: HttpRequest, round: Round, before: Meeting, after: Meeting) -> None:
    agenda = current_agenda(queries.agendas_visible_to(request.user, round))
    if agenda and not reading.keeps(agenda, before, after):
        text = _("La agenda de ahora no respeta ese orden. Planifica de nuevo, o mueve una de las dos en la agenda.")
        messages.warning(request, text)


def _meetings(request: HttpRequest, round: Round) -> QuerySet[Meeting]:
    return queries.meetings_visible_to(request.user, round).select_related(*reading.SIDES)


def _pair(request: HttpRequest, round: Round, before: int, after: int) -> tuple[Meeting, Meeting]:
    rows = _meetings(request, round)
    return get_object_or_404(rows, pk=before), get_object_or_404(rows, pk=after)
