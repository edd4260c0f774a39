"""An adviser's day: a page, a card of the home page, and promised steps ticked off or put off with one tap."""

from collections.abc import Callable
from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.choices import Role
from encadena.accounts.rules import require_role
from encadena.firms.errors import DATE_INVALID
from encadena.firms.rules.values import date_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.ui import figures, slots

from ...actions import next_step
from ...models import Session
from ...queries.day import day_of, promise_in_reach
from ...rules.client_filters import days_of
from ...rules.suggestion import SILENT_DAYS
from ...wording.day import told
from ...wording.errors import sentence_of
from ..client_access import reader
from .client_page import address

ADVISING = (Role.ADVISER, Role.HEAD)
LATER = timedelta(days=7)


@require_role(*ADVISING)
def my_day(request: HttpRequest) -> HttpResponse:
    """``?silencio=`` says after how many days without a session a client is silent."""
    user = reader(request)
    day = day_of(user, silent_days=days_of(request.GET.get("silencio", ""), default=SILENT_DAYS))
    panels = [(panel, reverse(panel.url_name, args=[user.pk])) for panel in slots.panels_of("day", user.role)]
    context = {
        "day": day,
        "told": told(day.first),
        "today": clock.today(),
        "later": clock.today() + LATER,
        "panels": panels,
        "session_url": address("advisory:session_new"),
    }
    return render(request, "advisory/day/page.html", context)


@require_role(*ADVISING)
def card(request: HttpRequest) -> HttpResponse:
    day = day_of(reader(request), silent_days=SILENT_DAYS)
    if not (day.active or day.waiting):
        return HttpResponse()
    return render(request, "advisory/day/card.html", {"day": day, "told": told(day.first), "today": clock.today()})


@require_POST
@require_role(*ADVISING)
def done(request: HttpRequest, pk: int) -> HttpResponse:
    def act(session: Session) -> str:
        next_step.complete_next_action(session, actor=reader(request))
        return _("Cumpliste: %(what)s.") % {"what": session.next_action}

    return _try(request, pk, act, lambda session: reverse("advisory:day_reopen", args=[pk]))


@require_POST
@require_role(*ADVISING)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    def act(session: Session) -> str:
        next_step.reopen_next_action(session, actor=reader(request))
        return _("Quedó pendiente otra vez: %(what)s.") % {"what": session.next_action}

    return _try(request, pk, act)


@require_POST
@require_role(*ADVISING)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    def act(session: Session) -> str:
        on = _day(request.POST.get("on", ""))
        next_step.postpone_next_action(session, on=on, actor=reader(request))
        return _("Quedó para el %(on)s: %(what)s.") % {"on": figures.day(on), "what": session.next_action}

    return _try(request, pk, act, _undo_move)


@require_POST
@require_role(*ADVISING)
def move_back(request: HttpRequest, pk: int, on: str) -> HttpResponse:
    def act(session: Session) -> str:
        day = _day(on)
        next_step.return_next_action(session, on=day, actor=reader(request))
        return _("Volvió al %(on)s: %(what)s.") % {"on": figures.day(day), "what": session.next_action}

    return _try(request, pk, act)


def _try(
    request: HttpRequest, pk: int, act: Callable[[Session], str], undo: Callable[[Session], str] | None = None
) -> HttpResponse:
    session = promise_in_reach(reader(request), pk)
    if session is None:
        raise Http404
    tags = f"undo:{undo(session)}" if undo else ""
    try:
        messages.success(request, act(session), extra_tags=tags)
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("advisory:my_day")


def _undo_move(session: Session) -> str:
    return reverse("advisory:day_move_back", args=[session.pk, session.next_action_on])


def _day(text: str) -> date:
    day = date_of(text)
    if day is None:
        raise DomainError(DATE_INVALID, value=text)
    return day
