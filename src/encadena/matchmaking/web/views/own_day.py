"""A participant's own day on their telephone, and the wall that everybody reads."""

import json
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from encadena.kernel import clock

from ...choices import ParticipantStatus
from ...models import Participant, Round
from ...queries.standing import standing_of
from ...rules.tokens import BADGE, OWN, opened, token_of
from ..access import visible_participant, visible_round
from ..live import ticket
from ..outputs import qr
from ..pages import frame
from .live import content_of

LANGUAGES = ("es", "en", "pt")


@never_cache
@require_GET
def own_day(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    """For whoever is signed in and is, attends or organises this participant."""
    round = visible_round(request, pk)
    person = visible_participant(request, round, participant)
    return render(request, "matchmaking/day/own.html", frame(request, round, "detail", **_own(request, round, person)))


@never_cache
@login_not_required
@require_GET
def own_day_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same by a link of one's own, without an account, in the language of the participant or one asked for."""
    people = Participant.objects.exclude(status=ParticipantStatus.WITHDRAWN)
    people = people.select_related("round__organiser", "round__commune", "round__region", "firm", "buyer")
    person = get_object_or_404(people, pk=opened(OWN, token))
    asked = request.GET.get("lang", "")
    with translation.override(asked if asked in LANGUAGES else person.language):
        context = {"round": person.round, "languages": _languages(), **_own(request, person.round, person)}
        return render(request, "matchmaking/day/own_by_link.html", context)


@never_cache
@login_not_required
@require_GET
def wall(request: HttpRequest, asked: str) -> HttpResponse:
    """A screen for the hall: opened by a link that the board makes, so that no account stays signed in there."""
    wanted = ticket.read(asked)
    if wanted is None or wanted.channel != ticket.WALL:
        raise Http404
    round = get_object_or_404(Round.objects.select_related("organiser", "commune", "region"), pk=wanted.round)
    language = request.GET.get("lang", "")
    with translation.override(language if language in LANGUAGES else "es"):
        standing = standing_of(round, clock.now())
        context = {
            "round": round,
            "ticket": asked,
            "state": json.loads(content_of(standing, wanted)),
            "live": standing.programme is not None,
        }
        return render(request, "matchmaking/day/wall.html", context)


def _own(request: HttpRequest, round: Round, person: Participant) -> dict[str, Any]:
    wanted = ticket.Ticket(round.pk, ticket.PERSON, person.pk)
    standing = standing_of(round, clock.now())
    badge = request.build_absolute_uri(reverse("matchmaking:badge", args=[token_of(BADGE, person.pk)]))
    zone = person.zone
    next_day = round.days.filter(on__gt=clock.now().astimezone(round.zone).date()).order_by("on").first()
    return {
        "person": person,
        "ticket": ticket.issue(round.pk, ticket.PERSON, person.pk),
        "state": json.loads(content_of(standing, wanted)),
        "today": standing.day,
        "published": standing.programme is not None,
        "next_day": next_day,
        "picture": qr.picture(badge),
        "own_zone": zone.key if zone and _differs(round, zone.key) else "",
    }


def _differs(round: Round, name: str) -> bool:
    """Whether the clocks differ on the day, not only by name."""
    now = clock.now()
    return now.astimezone(round.zone).utcoffset() != now.astimezone(ZoneInfo(name)).utcoffset()


def _languages() -> list[dict[str, str]]:
    names = {"es": "Español", "en": "English", "pt": "Português"}
    current = translation.get_language()
    return [
        {"code": code, "name": names[code], "address": "" if code == current else f"?lang={code}"} for code in LANGUAGES
    ]
