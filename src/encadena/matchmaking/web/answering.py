"""The two doors of the outcome form: signed in, or by the link of a mail. Behind them is one form."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from encadena.accounts.errors import LinkError
from encadena.accounts.models import User
from encadena.accounts.queries.links import usable

from ..actions.outcome_mail import PURPOSE
from ..choices import NOT_COMING, AnsweredBy
from ..models import Participant
from ..queries import is_own_side
from .access import visible_participant, visible_round
from .pages import frame

SPOKEN = {"es": "Español", "en": "English", "pt": "Português"}


@dataclass(frozen=True)
class Door:
    """For whom the form is, who holds the pen, and where its pages are. ``token`` is empty for an account."""

    request: HttpRequest
    participant: Participant
    token: str = ""

    @property
    def by(self) -> str:
        if self.token:
            return AnsweredBy.LINK
        return AnsweredBy.ACCOUNT if self.own else AnsweredBy.ORGANISER

    @cached_property
    def own(self) -> bool:
        """Not merely somebody who organises: those do not read the notes."""
        return bool(self.token) or is_own_side(self.request.user, self.participant)

    @property
    def actor(self) -> User | None:
        return self.request.user if isinstance(self.request.user, User) else None

    @property
    def language(self) -> str:
        """By link: what the address says, else the language of the participant."""
        asked = self.request.GET.get("idioma", "")
        return asked if asked in SPOKEN else self.participant.language

    def url(self, name: str, *more: int, **query: object) -> str:
        if not self.token:
            place = [self.participant.round_id, self.participant.pk]
            return _with(reverse(f"matchmaking:{name}", args=[*place, *more]), query)
        chosen = {"idioma": self.language} if "idioma" in self.request.GET else {}
        return _with(reverse(f"matchmaking:{name}_by_link", args=[self.token, *more]), {**chosen, **query})

    def context(self, **content: Any) -> dict[str, Any]:
        own = {"participant": self.participant, "door": self, **content}
        own |= {"list_url": self.url("outcomes"), "opinion_url": self.url("opinion")}
        if self.token:
            own |= {"round": self.participant.round, "languages": self._languages()}
            return {**own, "wrapper": "matchmaking/outcomes/by_link.html"}
        page = frame(self.request, self.participant.round, "outcomes", **own)
        return {**page, "wrapper": "matchmaking/outcomes/signed_in.html"}

    def _languages(self) -> list[dict[str, str]]:
        return [
            {"code": code, "name": name, "address": "" if code == self.language else f"?idioma={code}"}
            for code, name in SPOKEN.items()
        ]


def door_of_account(request: HttpRequest, pk: int, participant: int) -> Door:
    round = visible_round(request, pk)
    person = visible_participant(request, round, participant)
    person.round = round
    return Door(request, person)


def door_of_link(request: HttpRequest, token: str) -> Door:
    """Raises 404 for whatever opens nothing (any more): a passer-by learns nothing from the difference."""
    try:
        link = usable(token, purpose=PURPOSE)
    except LinkError as error:
        raise Http404 from error
    _kind, _colon, key = link.place.partition(":")
    people = Participant.objects.select_related("round__organiser", "firm", "buyer")
    present = people.exclude(status__in=NOT_COMING)
    return Door(request, get_object_or_404(present, pk=key), token)


def _with(address: str, query: dict[str, object]) -> str:
    return f"{address}?{urlencode(query)}" if query else address
