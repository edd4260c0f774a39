"""Who comes in for a buyer by a link: given, sent again, taken back by whoever manages the round."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.kernel.errors import DomainError

from ...actions import access as actions
from ...models import Buyer, BuyerDelegate, Participant, Round
from ...queries.access import doors_of
from ...wording import errors as wording
from ..access import actor_of, managed_round, visible_participant
from ..forms.access import AccessForm
from ..pages import frame


def access(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    round, person, buyer = _buyer(request, pk, participant)
    form = AccessForm(request.POST or None, initial={"language": person.language})
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_access(buyer, round=round, **form.cleaned_data, site=site_of(request), actor=actor_of(request))
        except DomainError as error:
            form.add_error("email", wording.sentence(error))
        else:
            messages.success(request, _("Mandamos el enlace a %(email)s.") % form.cleaned_data)
            return redirect("matchmaking:access", pk, participant)
    context = frame(request, round, "participants", person=person, doors=doors_of(buyer), form=form)
    return render(request, "matchmaking/access.html", context)


@require_POST
def link(request: HttpRequest, pk: int, participant: int, delegate: int) -> HttpResponse:
    round, _person, buyer = _buyer(request, pk, participant)
    mail_link(request, delegate_of(buyer, delegate), round)
    return redirect("matchmaking:access", pk, participant)


@require_POST
def take(request: HttpRequest, pk: int, participant: int, delegate: int) -> HttpResponse:
    _round, _person, buyer = _buyer(request, pk, participant)
    take_from(request, delegate_of(buyer, delegate))
    return redirect("matchmaking:access", pk, participant)


def mail_link(request: HttpRequest, row: BuyerDelegate, round: Round | None) -> None:
    """The open link once more, or (``fresh`` in the form) another one in its place."""
    act = actions.renew_access if "fresh" in request.POST else actions.send_link
    try:
        act(row, round=round, site=site_of(request), actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        messages.success(request, _("Mandamos el enlace a %(email)s.") % {"email": row.user.email})


def take_from(request: HttpRequest, row: BuyerDelegate) -> None:
    actions.take_access(row, actor=actor_of(request))
    messages.success(request, _("%(name)s ya no entra por este comprador.") % {"name": row.user})


def delegate_of(buyer: Buyer, pk: int) -> BuyerDelegate:
    return get_object_or_404(buyer.delegates.select_related("user", "buyer"), pk=pk)


def site_of(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _buyer(request: HttpRequest, pk: int, participant: int) -> tuple[Round, Participant, Buyer]:
    round = managed_round(request, pk)
    person = visible_participant(request, round, participant)
    if person.buyer is None:
        raise Http404
    return round, person, person.buyer
