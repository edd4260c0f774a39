"""Referrals: what we sent, what we received, and the steps of each."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import referral as actions
from ...models import Referral
from ...queries import referrals as queries
from ...queries.scope import may_work_with
from ...rules.referral import OPEN, STEPS, WAITING
from ...wording.errors import sentence_of
from ..access import readable_client, reader, workable_client
from ..forms.referrals import OutcomeForm, ReferralForm

SHOWN = 100


@require_safe
def referral_list(request: HttpRequest) -> HttpResponse:
    over = request.GET.get("ver") == "terminadas"
    received, sent = queries.referrals_received(request.user), queries.referrals_sent(request.user)
    if over:
        received, sent = received.exclude(state__in=OPEN), sent.exclude(state__in=OPEN)
    else:
        received, sent = received.filter(state__in=OPEN), sent.filter(state__in=OPEN)
    order = "-closed_on" if over else "answer_by"
    context = {
        "received": received.order_by(order, "pk")[:SHOWN],
        "sent": sent.order_by(order, "pk")[:SHOWN],
        "over": over,
        "shown": SHOWN,
        "today": clock.today(),
        "waiting": WAITING,
    }
    return render(request, "advisory/referrals/list.html", context)


@require_safe
def client_panel(request: HttpRequest, pk: int) -> HttpResponse:
    client = readable_client(request, pk)
    rows = client.referrals.select_related("firm", "to_institution", "to_centre", "from_centre")
    context = {"client": client, "rows": rows[:SHOWN], "works": may_work_with(request.user, client)}
    return render(request, "advisory/referrals/client.html", {**context, "today": clock.today(), "waiting": WAITING})


def new(request: HttpRequest, pk: int) -> HttpResponse:
    client = workable_client(request, pk)
    form = ReferralForm(client.centre_id, request.POST or None)
    if form.is_valid():
        try:
            referral = actions.send_referral(client, actor=reader(request), **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            undo = reverse("advisory:referral_withdraw", args=[referral.pk])
            messages.success(request, _("Derivación enviada."), extra_tags=f"undo:{undo}")
            return redirect("advisory:referral", referral.pk)
    return render(request, "advisory/referrals/form.html", {"client": client, "form": form})


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    referral = _readable(request, pk)
    sends = may_work_with(request.user, referral.client)
    context = {
        "referral": referral,
        "sends": sends,
        "answers": sends or queries.receives(request.user, referral),
        "steps": STEPS[referral.state],
        "form": OutcomeForm(),
        "today": clock.today(),
        "waiting": WAITING,
    }
    return render(request, "advisory/referrals/detail.html", context)


@require_POST
def acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    referral, who = _answering(request, pk), reader(request)
    by = request.POST.get("received_by", "")
    return _done(
        request, pk, lambda: actions.acknowledge(referral, received_by=by, actor=who), _("Recepción registrada.")
    )


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    referral, who = _answering(request, pk), reader(request)
    return _done(request, pk, lambda: actions.accept(referral, actor=who), _("Derivación aceptada."))


@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    referral, who = _answering(request, pk), reader(request)
    note = request.POST.get("note", "")
    return _done(request, pk, lambda: actions.decline(referral, note=note, actor=who), _("Derivación rechazada."))


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    referral, who, form = _answering(request, pk), reader(request), OutcomeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Elige un resultado de la lista."))
        return redirect("advisory:referral", pk)
    data = form.cleaned_data
    return _done(request, pk, lambda: actions.close_referral(referral, actor=who, **data), _("Resultado guardado."))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    referral, who = _sending(request, pk), reader(request)
    undo = f"undo:{reverse('advisory:referral_send_again', args=[pk])}"
    text = _("Retiraste la derivación.")
    return _done(request, pk, lambda: actions.withdraw_referral(referral, actor=who), text, undo)


@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    referral, who = _sending(request, pk), reader(request)
    return _done(request, pk, lambda: actions.send_again(referral, actor=who), _("Derivación enviada."))


def _readable(request: HttpRequest, pk: int) -> Referral:
    return get_object_or_404(queries.referrals_visible_to(request.user), pk=pk)


def _answering(request: HttpRequest, pk: int) -> Referral:
    """The receiver answers; whoever sent it may note what the receiver said outside the program."""
    referral = _readable(request, pk)
    if not (queries.receives(request.user, referral) or may_work_with(request.user, referral.client)):
        raise PermissionDenied
    return referral


def _sending(request: HttpRequest, pk: int) -> Referral:
    referral = _readable(request, pk)
    if not may_work_with(request.user, referral.client):
        raise PermissionDenied
    return referral


def _done(request: HttpRequest, pk: int, act: Callable[[], object], text: str, tags: str = "") -> HttpResponse:
    try:
        act()
    except DomainError as error:
        messages.error(request, sentence_of(error))
    else:
        messages.success(request, text, extra_tags=tags)
    return redirect("advisory:referral", pk)
