"""The page of a session: what was said, its next step, its corrections; taking it back and bringing it back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.choices import Role
from encadena.accounts.rules import may_hold, require_role
from encadena.firms.rules.values import date_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions.next_step import complete_next_action, postpone_next_action, reopen_next_action
from ...actions.session import restore_session, withdraw_session
from ...errors import NEXT_ACTION_UNDATED
from ...models import Session
from ...queries.session_state import reasons_of
from ...wording.errors import sentence_of
from ...wording.session import kept_as_contact
from ..session_access import (
    LOGGING,
    READING,
    correctable_session,
    may_correct,
    readable_session,
    reader,
    seats_shown,
)


@require_role(*READING)
def session_page(request: HttpRequest, pk: int) -> HttpResponse:
    user, session = reader(request), readable_session(request, pk)
    seats = seats_shown(user, session)
    is_firm = user.role == Role.FIRM
    context = {
        "session": session,
        "seats": seats,
        "others": session.attended.count() - len(seats),
        "own_minutes": sum(seat.minutes for seat in seats) if is_firm else None,
        "note": "" if session.counts else kept_as_contact(reasons_of(session)),
        "may_correct": may_correct(user, session),
        "may_log": may_hold(user.role, frozenset(LOGGING)),
        "is_firm": is_firm,
        "today": clock.today(),
    }
    return render(request, "advisory/sessions/page.html", context)


@require_POST
@require_role(*LOGGING)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    session = withdraw_session(correctable_session(request, pk), actor=reader(request))
    undo = reverse("advisory:session_restore", args=[session.pk])
    messages.success(request, _("Retiraste la sesión: ya no cuenta en ninguna parte."), extra_tags=f"undo:{undo}")
    return redirect("advisory:session", pk=pk)


@require_POST
@require_role(*LOGGING)
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    def act(session: Session) -> str:
        restore_session(session, actor=reader(request))
        return _("La sesión volvió al registro.")

    return _try(request, pk, act)


@require_POST
@require_role(*LOGGING)
def step_done(request: HttpRequest, pk: int) -> HttpResponse:
    def act(session: Session) -> str:
        complete_next_action(session, actor=reader(request))
        return _("Cumpliste el próximo paso.")

    return _try(request, pk, act, undo=reverse("advisory:session_step_reopen", args=[pk]))


@require_POST
@require_role(*LOGGING)
def step_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    def act(session: Session) -> str:
        reopen_next_action(session, actor=reader(request))
        return _("El próximo paso quedó pendiente otra vez.")

    return _try(request, pk, act)


@require_POST
@require_role(*LOGGING)
def step_postpone(request: HttpRequest, pk: int) -> HttpResponse:
    def act(session: Session) -> str:
        on = date_of(request.POST.get("on", ""))
        if on is None:
            raise DomainError(NEXT_ACTION_UNDATED)
        postpone_next_action(session, on=on, actor=reader(request))
        return _("Cambiaste la fecha del próximo paso.")

    return _try(request, pk, act)


def _try(request: HttpRequest, pk: int, act: Callable[[Session], str], undo: str = "") -> HttpResponse:
    session = correctable_session(request, pk)
    try:
        messages.success(request, act(session), extra_tags=f"undo:{undo}" if undo else "")
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("advisory:session", pk=pk)
