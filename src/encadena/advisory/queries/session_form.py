"""What the form of a session offers to its adviser; the phone keeps a copy, so it holds names and nothing more."""

from collections import Counter
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet, Sum

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.queries.finding import firms_with_words
from encadena.kernel import clock
from encadena.kernel.text import fold
from encadena.network.queries import active_on, scope_of

from ..choices import Mode, Stage
from ..models import Area, Client, Session, SessionClient
from ..models.session import PROMISED
from ..rules.session import signed_by
from .scope import CENTRE_STAFF, not_withheld

OFFERED = 400
SUGGESTED = 8
FOUND = 15
LATEST = 60
DAYS_BACK = 31
LOGGING = frozenset({*CENTRE_STAFF, Role.ADMINISTRATOR})


def workable_clients(user: User) -> QuerySet[Client]:
    """Clients of the centres where the reader works or coordinates: sessions are logged with these."""
    scope = scope_of(user)
    if scope.role == Role.ADMINISTRATOR:
        return Client.objects.all()
    here = Q(centre__in=scope.centre_ids if scope.role in CENTRE_STAFF else [])
    return Client.objects.filter(here, not_withheld(scope))


def offered_clients(user: User, chosen: Collection[int] = ()) -> list[Client]:
    """The adviser's own who are still attended (a head's: the centre's), those of the last sessions and the chosen.

    The first few are those of today and of the last days, then by name. At most 400 and the suggested.
    """
    active = workable_clients(user).exclude(stage__in=[Stage.INACTIVE, Stage.GRADUATED])
    own = active.filter(adviser=user).order_by("sort_name", "id")
    if user.role != Role.ADVISER:
        own = active.order_by(F("last_session_on").desc(nulls_last=True), "id")
    first = _suggested(user)
    keep = own.values_list("pk", flat=True)[:OFFERED]
    ids = [*dict.fromkeys([*first, *keep, *chosen])]
    found = workable_clients(user).select_related("firm").in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def find_clients(user: User, text: str) -> list[Client]:
    """By any words of the firm's name or by its RUT, in the centres where the reader works; at most 15."""
    if len(fold(text)) < 2:
        return []
    clients = workable_clients(user).filter(firm__in=firms_with_words(text)).select_related("firm")
    return list(clients.order_by("sort_name", "pk")[:FOUND])


def told(client: Client) -> dict[str, object]:
    """A client as the picker holds it: a name, and whether its sessions count."""
    return {"id": client.pk, "name": str(client), "signed": signed_by(client.agreement_signed_on, clock.today())}


def areas_for(user: User, on: date | None = None) -> list[Area]:
    """In force, the adviser's most used first, then in the order of the catalogue."""
    used = Counter(_latest(user).values_list("area", flat=True))
    areas = Area.objects.filter(active_on(on or clock.today()))
    return sorted(areas, key=lambda area: (-used[area.pk], area.position))


def usual_mode(user: User) -> str:
    """The mode of the last session logged; the centre's for a beginner."""
    return _latest(user).values_list("mode", flat=True).first() or Mode.CENTRE.value


def minutes_by_day(user: User) -> dict[str, int]:
    """ISO day → the three clocks together, for the last month."""
    clocks = F("contact_minutes") + F("preparation_minutes") + F("travel_minutes")
    since = clock.today() - timedelta(days=DAYS_BACK)
    sessions = Session.objects.filter(adviser=user, on__gte=since, withdrawn_at=None).order_by()
    return {on.isoformat(): int(sum_ or 0) for on, sum_ in sessions.values_list("on").annotate(sum_=Sum(clocks))}


def for_the_phone(user: User) -> dict[str, Any]:
    """All that the form needs without signal. Thirteen queries, however many rows."""
    clients = offered_clients(user)
    return {
        "user": user.pk,
        "today": clock.today().isoformat(),
        "clients": [told(client) for client in clients],
        "first": min(SUGGESTED, len(clients)),
        "areas": [{"code": area.code, "name": str(area)} for area in areas_for(user)],
        "mode": usual_mode(user),
        "days": minutes_by_day(user),
    }


def _latest(user: User) -> QuerySet[Session]:
    recent = Session.objects.filter(adviser=user, withdrawn_at=None).order_by("-on", "-pk").values("pk")[:LATEST]
    return Session.objects.filter(pk__in=list(recent.values_list("pk", flat=True))).order_by("-on", "-pk")


def _suggested(user: User) -> list[int]:
    """Whom the adviser promised something for today, then the last ones attended."""
    seats = SessionClient.objects.filter(session__adviser=user, session__withdrawn_at=None).order_by()
    promised = Session.objects.filter(PROMISED, adviser=user, next_action_on=clock.today()).values("pk")
    today = seats.filter(session__in=promised).values_list("client", flat=True)[:SUGGESTED]
    recent = Session.objects.filter(adviser=user, withdrawn_at=None).order_by("-on", "-pk")
    latest = list(recent.values_list("pk", flat=True)[: SUGGESTED * 2])
    seen = dict(seats.filter(Q(session__in=latest)).values_list("client", "session"))
    by_last = sorted(seen, key=lambda client: latest.index(seen[client]))
    return [*dict.fromkeys([*today, *by_last])][:SUGGESTED]
