"""An adviser's day: what was done today, what was promised, who is silent, who waits, which papers end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from encadena.accounts.models import User
from encadena.firms.models import Document
from encadena.kernel import clock
from encadena.network.queries import scope_of

from ..choices import Stage
from ..models import Client, Session, SessionClient
from ..models.client import ACTIVE
from ..models.session import PROMISED
from ..rules.day import SOON_DAYS, First, Waiting, first_of
from .client_list import silent_for
from .expiry import expiring_for

SHOWN = 10


@dataclass(frozen=True)
class Day:
    """Lists hold at most ten rows; the counts beside them hold all."""

    sessions: Sequence[Session]
    promises: Sequence[Session]
    papers: Sequence[Document]
    leads: Sequence[Client]
    silent: Sequence[Client]
    promised: int
    waiting: int
    silent_count: int
    active: int
    silent_days: int

    @property
    def minutes(self) -> int:
        return sum(session.contact_minutes for session in self.sessions)

    @property
    def first(self) -> First:
        waiting = Waiting(
            promised_on=self.promises[0].next_action_on if self.promises else None,
            paper_ends_on=self.papers[0].expires_on if self.papers else None,
            lead_since=self.leads[0].stage_since if self.leads else None,
            silent=bool(self.silent),
        )
        return first_of(waiting, today=clock.today())


def day_of(user: User, *, silent_days: int) -> Day:
    """Ten queries, whatever the size of the caseload."""
    own = _own_clients(user)
    silent = own.filter(silent_for(silent_days), stage__in=ACTIVE)
    leads = own.filter(stage=Stage.LEAD)
    owed = promises_owed(user)
    counts = own.aggregate(
        active=Count("pk", filter=Q(stage__in=ACTIVE)),
        waiting=Count("pk", filter=Q(stage=Stage.LEAD)),
        silent=Count("pk", filter=silent_for(silent_days) & Q(stage__in=ACTIVE)),
    )
    return Day(
        sessions=list(_with_clients(sessions_today(user))),
        promises=list(_with_clients(owed.order_by("next_action_on", "pk")[:SHOWN])),
        papers=list(expiring_for(user).filter(expires_on__lte=clock.today() + timedelta(days=SOON_DAYS))[:SHOWN]),
        leads=list(leads.select_related("firm").order_by("stage_since", "pk")[:SHOWN]),
        silent=list(silent.select_related("firm").order_by(F("last_session_on").asc(nulls_first=True), "pk")[:SHOWN]),
        promised=owed.count(),
        waiting=counts["waiting"],
        silent_count=counts["silent"],
        active=counts["active"],
        silent_days=silent_days,
    )


def promises_owed(user: User) -> QuerySet[Session]:
    """Steps promised for today or earlier to clients who are the user's now, whoever promised them; and the user's own
    promises to clients who have nobody.
    """
    # The sums keep SQLite from beginning at all clients of the centre, once for every step.
    seats = SessionClient.objects.alias(place=F("client__centre_id") + 0, whose=F("client__adviser_id") + 0)
    here = seats.filter(session=OuterRef("pk"), place=OuterRef("centre_id"))
    mine, nobodys = here.filter(whose=user.pk), here.filter(whose__isnull=True)
    centres = scope_of(user).centre_ids
    due = Session.objects.filter(PROMISED, centre__in=centres, next_action_on__lte=clock.today())
    return due.filter(Q(Exists(mine)) | Q(Exists(nobodys), adviser=user))


def sessions_today(user: User) -> QuerySet[Session]:
    logged = Session.objects.filter(adviser=user, on=clock.today(), withdrawn_at__isnull=True)
    return logged.order_by("starts_at", "pk")


def promise_in_reach(user: User, pk: int) -> Session | None:
    """A step that the user may tick off: promised to a client of one of their centres."""
    centres = scope_of(user).centre_ids
    promised = Session.objects.filter(pk=pk, withdrawn_at=None, attended__client__centre__in=centres)
    return promised.exclude(next_action="").distinct().first()


def _own_clients(user: User) -> QuerySet[Client]:
    return Client.objects.filter(adviser=user, centre__in=scope_of(user).centre_ids).order_by()


def _with_clients(sessions: QuerySet[Session]) -> QuerySet[Session]:
    seats = SessionClient.objects.select_related("client", "client__firm").order_by("pk")
    return sessions.select_related("area").prefetch_related(Prefetch("attended", seats))
