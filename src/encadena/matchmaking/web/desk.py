"""Who may note that people arrived: whoever manages the round, and helpers whose browser holds a link of a desk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from encadena.accounts.actions.link import issue_link
from encadena.accounts.models import AccessLink, User
from encadena.accounts.queries.links import token_of
from encadena.kernel import clock

from .. import queries
from ..models import Round

PURPOSE = "round_desk"
IN_SESSION = "round_desk"
LONGEST = 40


@dataclass(frozen=True)
class Desk:
    """``label`` is the name of the desk of a helper, ``actor`` the account of whoever manages."""

    label: str
    actor: User | None


def desk_at(request: HttpRequest, round: Round) -> Desk | None:
    """What the reader may note in this round; None for everybody else, participants included."""
    if isinstance(request.user, User) and queries.may_manage(request.user, round):
        return Desk("", request.user)
    link = _link(request)
    place, label = link.place.rpartition(":")[::2] if link else ("", "")
    return Desk(label, None) if link and place == _place(round) else None


P = ParamSpec("P")


def at_desk(view: Callable[Concatenate[HttpRequest, Round, Desk, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the round and the desk to a view of ``<pk>/…``; whoever is at none signs in, or finds nothing."""

    @login_not_required
    @wraps(view)
    def guarded(request: HttpRequest, pk: int, *args: P.args, **named: P.kwargs) -> HttpResponse:
        round = Round.objects.select_related("organiser", "region", "commune").filter(pk=pk).first()
        desk = desk_at(request, round) if round else None
        if round is not None and desk is not None:
            return view(request, round, desk, *args, **named)
        if isinstance(request.user, User):
            raise Http404
        return redirect_to_login(request.get_full_path())

    return guarded


def open_desk(round: Round, label: str, *, actor: User) -> AccessLink:
    """A link for a helper, good until the night after the last day."""
    last = round.days.order_by("-on").first()
    day = last.on if last else clock.today()
    until = datetime.combine(day + timedelta(days=1), time(6), round.zone)
    label = label.replace(":", " ").strip()[:LONGEST] or "1"
    return issue_link(
        purpose=PURPOSE,
        place=f"{_place(round)}:{label}",
        path=f"/ruedas/{round.pk}/meson/",
        expires_at=max(until, clock.now() + timedelta(hours=12)),
        actor=actor,
    )


def desks_of(round: Round) -> list[tuple[str, str, AccessLink]]:
    """Name, token and link of every desk that is open."""
    links = AccessLink.objects.filter(purpose=PURPOSE, place__startswith=f"{_place(round)}:", withdrawn_at=None)
    open_now = links.filter(expires_at__gt=clock.now()).order_by("pk")
    return [(link.place.rpartition(":")[2], token_of(link), link) for link in open_now]


def _link(request: HttpRequest) -> AccessLink | None:
    key = request.session.get(IN_SESSION)
    link = AccessLink.objects.filter(pk=key, purpose=PURPOSE).first() if key else None
    return link if link and link.usable else None


def _place(round: Round) -> str:
    return f"round:{round.pk}"
