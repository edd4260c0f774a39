"""Follow-ups: who is to be asked, what was tried, what they said."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.accounts.choices import Role
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.network.queries import scope_of

from ...actions import follow_up as actions
from ...models import FollowUp
from ...queries import milestones as queries
from ...queries.by_due import page_by_due
from ...queries.scope import may_work_with
from ...rules.due_mark import DueMark
from ...wording.errors import sentence_of
from ..access import reader
from ..forms.milestones import AnswerForm, AttemptForm


@require_safe
def follow_up_list(request: HttpRequest) -> HttpResponse:
    """Open ones, the longest due first, with the response of each term."""
    adviser = scope_of(request.user).role == Role.ADVISER
    mine = request.GET.get("de", "mios" if adviser else "todos") == "mios"
    found = queries.waiting_follow_ups(request.user, mine=mine)
    context = {
        "page": page_by_due(found, "due_on", DueMark.read(request.GET.get("desde_fila", ""))),
        "mine": mine,
        "adviser": adviser,
        "rates": queries.response_rates(request.user),
        "today": clock.today(),
    }
    return render(request, "advisory/milestones/follow_ups.html", context)


@require_safe
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _readable(request, pk), AnswerForm())


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    row = _must_work(request, _readable(request, pk))
    form = AnswerForm(request.POST)
    if form.is_valid():
        data = dict(form.cleaned_data)
        try:
            actions.answer_follow_up(row, channel=data.pop("channel"), data=data, actor=reader(request))
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Respuesta guardada."), extra_tags=_undo(pk))
            return redirect("advisory:follow_up", pk)
    return _page(request, row, form)


@require_POST
def attempt(request: HttpRequest, pk: int) -> HttpResponse:
    row = _must_work(request, _readable(request, pk))
    form = AttemptForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
        return redirect("advisory:follow_up", pk)
    who = reader(request)
    return _done(
        request, pk, lambda: actions.log_attempt(row, actor=who, **form.cleaned_data), _("Intento registrado.")
    )


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row, who = _must_work(request, _readable(request, pk)), reader(request)
    text = _("Cerrado sin respuesta: se cuenta como tal.")
    return _done(request, pk, lambda: actions.close_without_answer(row, actor=who), text, tags=_undo(pk))


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    row, who = _must_work(request, _readable(request, pk)), reader(request)
    return _done(request, pk, lambda: actions.reopen_follow_up(row, actor=who), _("Seguimiento reabierto."))


def _page(request: HttpRequest, row: FollowUp, form: AnswerForm) -> HttpResponse:
    context = {
        "row": row, "client": row.client, "attempts": row.attempts.select_related("by"), "form": form,
        "attempt_form": AttemptForm(), "works": may_work_with(request.user, row.client), "today": clock.today(),
    }  # fmt: skip
    return render(request, "advisory/milestones/follow_up.html", context)


def _readable(request: HttpRequest, pk: int) -> FollowUp:
    rows = queries.follow_ups_visible_to(request.user).select_related("client__firm", "client__centre", "centre")
    return get_object_or_404(rows, pk=pk)


def _must_work(request: HttpRequest, row: FollowUp) -> FollowUp:
    if not may_work_with(request.user, row.client):
        raise PermissionDenied
    return row


def _undo(pk: int) -> str:
    return f"undo:{reverse('advisory:follow_up_reopen', args=[pk])}"


def _done(request: HttpRequest, pk: int, act: Callable[[], object], text: str, *, tags: str = "") -> HttpResponse:
    try:
        act()
    except DomainError as error:
        messages.error(request, sentence_of(error))
    else:
        messages.success(request, text, extra_tags=tags)
    return redirect("advisory:follow_up", pk)
