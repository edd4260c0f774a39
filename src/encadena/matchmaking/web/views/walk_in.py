"""Somebody at the door who did not register."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import walk_in as actions
from ...queries.free_places import free_places
from ...queries.standing import standing_of
from ...wording import day as wording
from ..access import actor_of, managed_round, visible_participant
from ..forms.walk_in import WalkInForm
from ..pages import frame

FOUND = 12


def walk_in(request: HttpRequest, pk: int) -> HttpResponse:
    """A firm is found in the register, a buyer is told in three fields; both go on to whom they may still meet."""
    round = managed_round(request, pk)
    text = request.GET.get("q", "").strip()
    told = request.POST if request.method == "POST" and "firm" not in request.POST else None
    form = WalkInForm(told, language=(get_language() or "es")[:2])
    firm = _firm(request, request.POST.get("firm", "")) if request.method == "POST" else None
    if firm or (told is not None and form.is_valid()):
        try:
            person = actions.welcome(round, firm=firm, buyer=None if firm else form.buyer(), actor=actor_of(request))
        except DomainError as error:
            messages.error(request, wording.sentence(error))
        else:
            messages.success(request, _("%(name)s está en la rueda y quedó su llegada.") % {"name": person.name})
            return redirect("matchmaking:walk_in_places", pk, person.pk)
    found = _found(request, text) if text else []
    return render(
        request, "matchmaking/day/walk_in.html", frame(request, round, "day", form=form, found=found, text=text)
    )


def walk_in_places(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    """Whom a participant may still meet today, with what speaks for it and the place that is free."""
    round = managed_round(request, pk)
    person = visible_participant(request, round, participant)
    person.round = round
    standing = standing_of(round, clock.now())
    seats = standing.programme.by_person.get(person.pk, []) if standing.programme else []
    found = free_places(standing, person)
    context = frame(
        request,
        round,
        "day",
        person=person,
        places=found.places,
        speechless=found.speechless,
        today=standing.programme is not None,
        seats=[(seat, standing.programme.named(seat.others(person.pk))) for seat in seats]
        if standing.programme
        else [],
    )
    return render(request, "matchmaking/day/walk_in_places.html", context)


@require_POST
def walk_in_seat(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    round = managed_round(request, pk)
    person = visible_participant(request, round, participant)
    person.round = round
    wanted = request.POST.get("other", "")
    if not wanted.isdigit():
        raise BadRequest
    other = get_object_or_404(round.participants.select_related("firm", "buyer"), pk=wanted)
    try:
        agenda = actions.seat(person, other=other, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        facts = {"name": other.name, "number": agenda.number}
        messages.success(request, _("Se agregó la reunión con %(name)s. Versión %(number)s publicada.") % facts)
    return redirect("matchmaking:walk_in_places", pk, participant)


def _firm(request: HttpRequest, key: str) -> Firm | None:
    return get_object_or_404(firms_visible_to(request.user), pk=key) if key.isdigit() else None


def _found(request: HttpRequest, text: str) -> list[Firm]:
    digits = text.replace(".", "").replace("-", "").upper()
    firms = firms_visible_to(request.user).select_related("commune")
    found = firms.filter(rut__startswith=digits) if digits[:1].isdigit() else firms.filter(name__icontains=text)
    return list(found[:FOUND])
