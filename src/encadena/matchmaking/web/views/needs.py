"""What a buyer looks for: written by the buyer, or by whoever manages the round."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.kernel.errors import DomainError

from ...actions import needs as actions
from ...models import Buyer, Need, Participant, Round
from ...queries.needs import may_edit_needs, needs_of
from ...wording import errors as wording
from ..access import actor_of, visible_participant, visible_round
from ..forms.need import NeedForm
from ..pages import frame


def need_list(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    round, person, buyer = _buyer(request, pk, participant)
    context = frame(request, round, "participants", person=person, needs=needs_of(buyer))
    return render(request, "matchmaking/need_list.html", context)


def need_new(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    round, person, buyer = _buyer(request, pk, participant)
    form = NeedForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _saved(request, form, buyer, None):
        return redirect("matchmaking:needs", pk, participant)
    context = frame(request, round, "participants", person=person, form=form)
    return render(request, "matchmaking/need_form.html", context)


def need_edit(request: HttpRequest, pk: int, participant: int, need: int) -> HttpResponse:
    round, person, buyer = _buyer(request, pk, participant)
    row = get_object_or_404(needs_of(buyer), pk=need)
    form = NeedForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid() and _saved(request, form, buyer, row):
        return redirect("matchmaking:needs", pk, participant)
    context = frame(request, round, "participants", person=person, form=form, need=row)
    return render(request, "matchmaking/need_form.html", context)


@require_POST
def need_withdraw(request: HttpRequest, pk: int, participant: int, need: int) -> HttpResponse:
    _round, _person, buyer = _buyer(request, pk, participant)
    row = get_object_or_404(needs_of(buyer), pk=need)
    actions.withdraw_need(row, actor=actor_of(request))
    undo = reverse("matchmaking:need_back", args=[pk, participant, need])
    messages.success(request, _("Se retiró «%(title)s».") % {"title": row.title}, extra_tags=f"undo:{undo}")
    return redirect("matchmaking:needs", pk, participant)


@require_POST
def need_back(request: HttpRequest, pk: int, participant: int, need: int) -> HttpResponse:
    _round, _person, buyer = _buyer(request, pk, participant)
    actions.bring_back_need(get_object_or_404(Need.objects.filter(buyer=buyer), pk=need), actor=actor_of(request))
    return redirect("matchmaking:needs", pk, participant)


def _buyer(request: HttpRequest, pk: int, participant: int) -> tuple[Round, Participant, Buyer]:
    round = visible_round(request, pk)
    person = visible_participant(request, round, participant)
    person.round = round
    if person.buyer is None or not may_edit_needs(request.user, person):
        raise Http404
    return round, person, person.buyer


def _saved(request: HttpRequest, form: NeedForm, buyer: Buyer, need: Need | None) -> bool:
    try:
        if need is None:
            actions.add_need(buyer, data=form.values(), actor=actor_of(request))
        else:
            actions.edit_need(need, data=form.values(), actor=actor_of(request))
    except DomainError as error:
        form.add_error(None, wording.sentence(error))
        return False
    messages.success(request, _("Se guardó el requerimiento."))
    return True
