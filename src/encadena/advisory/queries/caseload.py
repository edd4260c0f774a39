"""The work of a centre by adviser, or of several centres side by side; and what its data leaves open."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Q, QuerySet, Sum

from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.network.models import Centre, Post
from encadena.network.queries import active_on, scope_of

from ..choices import Stage
from ..models import Client, Session, SessionClient
from ..models.client import ACTIVE
from ..models.session import PROMISED, STANDING, WITHOUT_HOURS
from ..rules.client import OPEN
from .client_list import silent_for

LISTED = 10
CENTRES = 100
Key = Literal["adviser", "centre"]


@dataclass
class Load:
    """``active`` are signed clients, accompanied ones among them; minutes are those of sessions that count."""

    leads: int = 0
    active: int = 0
    accompanied: int = 0
    silent: int = 0
    sessions_month: int = 0
    contacts_month: int = 0
    minutes_month: int = 0
    sessions_year: int = 0
    minutes_year: int = 0
    overdue: int = 0

    def add(self, other: "Load") -> None:
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


def loads_by(key: Key, centre_ids: Collection[int], *, silent_days: int) -> dict[int | None, Load]:
    """Adviser (None: nobody) or centre → load; three readings of covering indexes."""
    loads: dict[int | None, Load] = defaultdict(Load)
    for counted in (_clients(key, centre_ids, silent_days), _sessions(key, centre_ids), _promises(key, centre_ids)):
        for row in counted:
            who = row["who"]
            load = loads[who if isinstance(who, int) else None]
            for name in row.keys() - {"who"}:
                setattr(load, name, row[name] or 0)
    return dict(loads)


def total_of(loads: Collection[Load]) -> Load:
    whole = Load()
    for load in loads:
        whole.add(load)
    return whole


def centres_led_by(user: User | AnonymousUser) -> QuerySet[Centre]:
    """Centres whose work the reader sees, by name."""
    scope = scope_of(user)
    centres = Centre.objects.order_by("name")
    if scope.everything:
        return centres
    return centres.filter(Q(pk__in=scope.centre_ids) | Q(region__in=scope.region_codes))


def advisers_of(centre: Centre) -> QuerySet[User]:
    """Who has a post there today, or in the centre of a satellite."""
    places = [place for place in (centre.pk, centre.parent_id) if place]
    posts = Post.objects.filter(active_on(clock.today()), centre__in=places, role__in=["adviser", "head"])
    return User.objects.filter(pk__in=posts.values("user")).order_by("full_name")


@dataclass(frozen=True)
class Doubts:
    """What the data of a centre leaves open. Lists hold at most ten rows, the counts beside them all."""

    without_hours: list[Session]
    without_hours_count: int
    without_sessions: list[Client]
    without_sessions_count: int
    unassigned: list[Client]
    unassigned_count: int


def doubts_of(centre: Centre) -> Doubts:
    """Six queries and one for the clients of the sessions."""
    hours = Session.objects.filter(WITHOUT_HOURS, centre=centre).order_by("-on", "-id")
    shown = hours.select_related("adviser").prefetch_related("attended__client__firm")
    here = Client.objects.filter(centre=centre).select_related("firm", "adviser")
    silent = here.filter(stage=Stage.ACCOMPANIED, last_session_on__isnull=True).order_by("stage_since", "pk")
    nobody = here.filter(adviser__isnull=True, stage__in=OPEN).order_by("stage_since", "pk")
    return Doubts(
        list(shown[:LISTED]),
        hours.count(),
        list(silent[:LISTED]),
        silent.count(),
        list(nobody[:LISTED]),
        nobody.count(),
    )


def _clients(key: Key, centre_ids: Collection[int], silent_days: int) -> Iterable[Mapping[str, object]]:
    rows = Client.objects.filter(centre__in=centre_ids, stage__in=OPEN).order_by()
    active = Q(stage__in=ACTIVE)
    return rows.values(who=F(f"{key}_id")).annotate(
        leads=Count("pk", filter=Q(stage=Stage.LEAD)),
        active=Count("pk", filter=active),
        accompanied=Count("pk", filter=Q(stage=Stage.ACCOMPANIED)),
        silent=Count("pk", filter=active & silent_for(silent_days)),
    )


def _sessions(key: Key, centre_ids: Collection[int]) -> Iterable[Mapping[str, object]]:
    today = clock.today()
    rows = Session.objects.filter(STANDING, centre__in=centre_ids, on__gte=date(today.year, 1, 1), on__lte=today)
    month, counted = Q(on__gte=today.replace(day=1)), Q(counts=True)
    return (
        rows.order_by()
        .values(who=F(f"{key}_id"))
        .annotate(
            sessions_month=Count("pk", filter=month & counted),
            contacts_month=Count("pk", filter=month & ~counted),
            minutes_month=Sum("contact_minutes", filter=month & counted),
            sessions_year=Count("pk", filter=counted),
            minutes_year=Sum("contact_minutes", filter=counted),
        )
    )


def _promises(key: Key, centre_ids: Collection[int]) -> Iterable[Mapping[str, object]]:
    """Steps that should have been done by yesterday: by centre, or by whoever has the client now."""
    late = Session.objects.filter(PROMISED, centre__in=centre_ids, next_action_on__lt=clock.today()).order_by()
    if key == "centre":
        return late.values(who=F("centre_id")).annotate(overdue=Count("pk"))
    seats = SessionClient.objects.filter(session__in=late.values("pk"), client__centre=F("session__centre"))
    return seats.order_by().values(who=F(f"client__{key}_id")).annotate(overdue=Count("session", distinct=True))
