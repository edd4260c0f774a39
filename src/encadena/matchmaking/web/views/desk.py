"""The desk at the door: badges, arrivals, and what a telephone sends later because it had no signal."""

import json
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from encadena.accounts.actions.link import withdraw_link
from encadena.accounts.errors import LinkError
from encadena.accounts.models import AccessLink
from encadena.accounts.queries.links import usable
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import presence as actions
from ...choices import MarkKind
from ...models import Mark, Participant, Round
from ...queries import presence as reading
from ...queries.standing import marks_today, standing_of
from ...rules.tokens import BADGE, opened
from ...wording import day as wording
from ..access import actor_of, managed_round
from ..desk import IN_SESSION, PURPOSE, Desk, at_desk, desk_at, desks_of, open_desk
from ..outputs import qr
from ..pages import frame
from .day_files import badge_files

MOST_NAMES = 3000
"""Names that a desk keeps on its page, to find people without signal; in larger rounds it asks the server."""
MOST_AT_ONCE = 500


@never_cache
@login_not_required
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a helper: from now on this browser is at a desk."""
    try:
        link = usable(token, purpose=PURPOSE)
    except LinkError as error:
        return render(request, "matchmaking/day/desk_closed.html", status=404 if error.code == "link_unknown" else 410)
    request.session[IN_SESSION] = link.pk
    return redirect("matchmaking:desk", link.place.split(":")[1])


@never_cache
@at_desk
@require_GET
def desk(request: HttpRequest, round: Round, here: Desk) -> HttpResponse:
    return render(request, "matchmaking/day/desk.html", desk_context(request, round, here))


@never_cache
@at_desk
@require_GET
def find(request: HttpRequest, round: Round, here: Desk) -> HttpResponse:
    return render(request, "matchmaking/day/desk_found.html", desk_context(request, round, here))


@never_cache
@login_not_required
def badge(request: HttpRequest, token: str) -> HttpResponse:
    """Where the code on a badge leads: at a desk to one big button, for anybody else to the name that is beside it."""
    key = opened(BADGE, token)
    people = Participant.objects.select_related("round__organiser", "firm__commune", "buyer")
    person = get_object_or_404(people, pk=key)
    here = desk_at(request, person.round)
    if here is None:
        return render(request, "matchmaking/day/badge_shown.html", {"person": person, "round": person.round})
    standing = standing_of(person.round, clock.now())
    day = standing.day
    seats = standing.programme.by_person.get(person.pk, []) if standing.programme else []
    context = {
        "seat": next((seat for seat in seats if seat.ends_at > standing.at), None),
        "person": person,
        "round": person.round,
        "desk": here,
        "presence": standing.of(person.pk),
        "today": day,
        "hours": _hours_left(person.round),
    }
    return render(request, "matchmaking/day/badge.html", context)


@at_desk
@require_POST
def mark(request: HttpRequest, round: Round, here: Desk, participant: int) -> HttpResponse:
    """Note something of one participant; again is said and harmless."""
    person = get_object_or_404(round.participants.select_related("firm", "buyer", "round"), pk=participant)
    kind = request.POST.get("kind", "")
    if kind not in MarkKind.values:
        raise BadRequest
    try:
        noted = actions.mark(
            person,
            kind=MarkKind(kind),
            expected_at=_hour_today(round, request.POST.get("expected_at", "")),
            desk=here.label,
            actor=here.actor,
        )
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        undo = "" if noted.repeated else f"undo:{reverse('matchmaking:mark_undo', args=[round.pk, noted.mark.pk])}"
        messages.success(request, wording.noted(person.name, noted.mark, noted.repeated), extra_tags=undo)
    return redirect(_back(request, round))


@at_desk
@require_POST
def mark_undo(request: HttpRequest, round: Round, here: Desk, mark: int) -> HttpResponse:
    row = get_object_or_404(Mark.objects.select_related("participant__firm", "participant__buyer"), pk=mark)
    if row.participant.round_id != round.pk:
        raise Http404
    if actions.undo_mark(row, actor=here.actor):
        messages.success(request, _("Se deshizo la marca de %(name)s.") % {"name": row.participant.name})
    return redirect(_back(request, round))


@at_desk
@require_POST
def send(request: HttpRequest, round: Round, here: Desk) -> HttpResponse:
    """Marks that waited on a telephone: ``{sent_at, marks: [{key, participant, kind, said_at, expected_at}]}``.

    Every one is answered by its key with ``ok``, ``again`` or the sentence why not; the page drops what was answered.
    """
    try:
        told = json.loads(request.body)
        sent_at, marks = _moment(told.get("sent_at")), list(told["marks"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadRequest from error
    if len(marks) > MOST_AT_ONCE:
        raise BadRequest
    return JsonResponse({"answers": [_answer(round, here, one, sent_at) for one in marks]})


@require_POST
def desk_open(request: HttpRequest, pk: int) -> HttpResponse:
    """A link to give to a helper."""
    round = managed_round(request, pk)
    open_desk(round, request.POST.get("label", ""), actor=actor_of(request))
    messages.success(request, _("El mesón quedó abierto. Comparte su enlace con quien ayuda."))
    return redirect("matchmaking:desks", pk)


@require_POST
def desk_close(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = get_object_or_404(AccessLink, pk=link, purpose=PURPOSE, place__startswith=f"round:{round.pk}:")
    withdraw_link(row, actor=actor_of(request))
    messages.success(request, _("El enlace del mesón ya no abre nada."))
    return redirect("matchmaking:desks", pk)


@require_GET
def desks(request: HttpRequest, pk: int) -> HttpResponse:
    """Links of the desks, and the badges to print."""
    round = managed_round(request, pk)
    entered = [(label, link, reverse("matchmaking:desk_enter", args=[t])) for label, t, link in desks_of(round)]
    whole = [(label, link, request.build_absolute_uri(path)) for label, link, path in entered]
    rows = [{"label": label, "link": link, "address": a, "picture": qr.picture(a)} for label, link, a in whole]
    context = frame(request, round, "day", desks=rows, badges=badge_files(round))
    return render(request, "matchmaking/day/desks.html", context)


def desk_context(request: HttpRequest, round: Round, here: Desk) -> dict[str, Any]:
    """The page of a desk: who was found, who came last, how many are here."""
    text = request.GET.get("q", "").strip()
    day = reading.day_at(round, clock.now())
    found = reading.found(round, text) if text else []
    presences = reading.presences(day)
    expected = round.participants.exclude(status="withdrawn").count()
    return {
        "round": round,
        "desk": here,
        "today": day,
        "text": text,
        "found": [(person, presences.get(person.pk)) for person in found],
        "latest": marks_today(day) if day else [],
        "here": sum(p.here for p in presences.values()),
        "expected": expected,
        "names": _names(round) if expected <= MOST_NAMES else None,
        "hours": _hours_left(round),
    }


def _names(round: Round) -> list[list[Any]]:
    people = round.participants.exclude(status="withdrawn").select_related("firm", "buyer").order_by("order", "pk")
    return [[p.pk, p.order, p.name] for p in people]


def _hours_left(round: Round) -> list[str]:
    """Hours of the slots still to come today, for whoever says when they come."""
    now = clock.now()
    slots = round.slots.filter(starts_at__gt=now, day__on=now.astimezone(round.zone).date())
    return [f"{start.astimezone(round.zone):%H:%M}" for start in slots.values_list("starts_at", flat=True)]


def _hour_today(round: Round, text: str) -> datetime | None:
    """``10:40`` → that hour of today by the clock of the place."""
    try:
        hour = datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007  made aware below
    except ValueError:
        return None
    return datetime.combine(clock.now().astimezone(round.zone).date(), hour, round.zone)


def _answer(round: Round, here: Desk, one: Any, sent_at: datetime | None) -> dict[str, str]:  # noqa: ANN401
    try:
        key, kind, said_at = str(one["key"])[:40], MarkKind(one["kind"]), _moment(one.get("said_at"))
        person = round.participants.select_related("firm", "buyer", "round").get(pk=int(one["participant"]))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, Participant.DoesNotExist):
        return {
            "key": str(one.get("key", "")) if isinstance(one, dict) else "",
            "said": _("Esta marca no se entiende."),
        }
    phone = actions.Telephone(key, said_at, sent_at)
    try:
        expected = _hour_today(round, str(one.get("expected_at", "")))
        noted = actions.mark(person, kind=kind, expected_at=expected, phone=phone, desk=here.label, actor=here.actor)
    except DomainError as error:
        return {"key": key, "said": wording.sentence(error)}
    return {
        "key": key,
        "said": "again" if noted.repeated else "ok",
        "text": wording.noted(person.name, noted.mark, noted.repeated),
    }


def _moment(text: Any) -> datetime | None:  # noqa: ANN401
    found = parse_datetime(text) if isinstance(text, str) else None
    return found if found is not None and found.tzinfo else None


def _back(request: HttpRequest, round: Round) -> str:
    """Where the button was pressed: a badge, the board or the desk."""
    token = request.POST.get("badge", "")
    if opened(BADGE, token):
        return reverse("matchmaking:badge", args=[token])
    if request.POST.get("from") == "board":
        return reverse("matchmaking:day", args=[round.pk])
    return reverse("matchmaking:desk", args=[round.pk])
