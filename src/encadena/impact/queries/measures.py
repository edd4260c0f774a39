"""The records behind each measure, and how many of them each centre has: one set for the base, one for the events.

What a page counts and what it lists are the same set, so a number always opens as many records as it says.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from encadena.advisory.choices import FollowUpState
from encadena.advisory.models import Client, FollowUp
from encadena.advisory.models.client import ACTIVE
from encadena.matchmaking.models import Meeting
from encadena.matchmaking.queries.yearly import firms_in, meetings_agreed, only_held, only_with_outcome
from encadena.network.models import Centre
from encadena.readiness.choices import Progress
from encadena.readiness.models import Diagnosis

from ..rules.measures import RECENT, WAIT
from ..rules.period import Period, period_of
from .clients import seats, verified
from .sessions import LINKED, counted

Rows = QuerySet[Any]


def base_rows(code: str, year: int, today: date) -> Rows:
    """Raises ``KeyError`` for another measure, and as ``rules.period.period_of``."""
    return _BASE[code](period_of(year, today=today), today)


def event_rows(code: str, year: int, today: date) -> Rows:
    return _EVENTS[code](period_of(year, today=today), today)


def other_rows(code: str, year: int, today: date) -> Rows:
    """Of a share, the part of the base that is no event."""
    base = base_rows(code, year, today)
    return base.exclude(pk__in=event_rows(code, year, today).order_by().values("pk"))


def tallies(code: str, year: int, today: date) -> dict[int, tuple[int, int]]:
    """Centre (satellites with theirs) → events and base, of the whole network."""
    events, base = (_by_centre(rows(code, year, today)) for rows in (event_rows, base_rows))
    found: dict[int, tuple[int, int]] = {}
    for centre, whole in main_centres().items():
        before = found.get(whole, (0, 0))
        found[whole] = before[0] + events.get(centre, 0), before[1] + base.get(centre, 0)
    return found


def main_centres() -> dict[int, int]:
    """Centre → the one it counts with: a satellite with its centre."""
    return {pk: parent or pk for pk, parent in Centre.objects.values_list("pk", "parent")}


def with_satellites(centre: int) -> list[int]:
    return [pk for pk, whole in main_centres().items() if whole == centre]


def _by_centre(rows: Rows) -> Mapping[int, int]:
    return dict(rows.order_by().values_list("centre").annotate(n=Count("pk")))


def _arrived(period: Period, today: date) -> Rows:
    return Client.objects.filter(
        arrived_on__gte=period.first, arrived_on__lte=min(period.as_of, today - timedelta(days=WAIT))
    )


def _signed(period: Period, today: date) -> Rows:
    return _arrived(period, today).filter(agreement_signed_on__lte=F("arrived_on") + timedelta(days=WAIT))


def _active(period: Period, today: date) -> Rows:
    return Client.objects.filter(stage__in=ACTIVE)


def _recent(period: Period, today: date) -> Rows:
    return _active(period, today).filter(last_session_on__gt=today - timedelta(days=RECENT))


def _attended(period: Period, today: date) -> Rows:
    """Seats, with the centre that gave the session."""
    rows: Rows = seats(period).annotate(centre=F("session__centre"))
    return rows


def _served(period: Period, today: date) -> Rows:
    """Clients with a session that counts; of the centre where they are clients."""
    return Client.objects.filter(pk__in=seats(period).values("client"))


def _diagnosed(period: Period, today: date) -> Rows:
    finished = Diagnosis.objects.filter(
        client=OuterRef("pk"), state=Progress.FINISHED, finished_on__lte=period.as_of, withdrawn_at__isnull=True
    )
    return _served(period, today).filter(Exists(finished))


def _verified(period: Period, today: date) -> Rows:
    return verified(period)


def _due(period: Period, today: date) -> Rows:
    return FollowUp.objects.filter(due_on__gte=period.first, due_on__lt=period.until)


def _answered(period: Period, today: date) -> Rows:
    return _due(period, today).filter(state=FollowUpState.ANSWERED)


def _in_rounds(period: Period, today: date) -> Rows:
    return _clients_in(meetings_agreed(period.first, period.until), period)


def _met(period: Period, today: date) -> Rows:
    return _clients_in(only_held(meetings_agreed(period.first, period.until)), period)


def _with_outcome(period: Period, today: date) -> Rows:
    return _clients_in(only_with_outcome(meetings_agreed(period.first, period.until)), period)


def _clients_in(meetings: QuerySet[Meeting], period: Period) -> Rows:
    """Clients in the period whose firm is in one of these meetings; of the centre where they are clients."""
    signed = Client.objects.filter(agreement_signed_on__lte=period.as_of, firm__in=firms_in(meetings))
    return signed.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=period.first))


def _sessions(period: Period, today: date) -> Rows:
    return counted(period)


def _linked(period: Period, today: date) -> Rows:
    return counted(period).filter(LINKED)


_BASE: Mapping[str, Callable[[Period, date], Rows]] = {
    "signing": _arrived,
    "attention": _active,
    "intensity": _served,
    "diagnosed": _served,
    "milestones": _served,
    "answered": _due,
    "linked": _sessions,
    "met": _in_rounds,
    "outcome": _met,
}
_EVENTS: Mapping[str, Callable[[Period, date], Rows]] = {
    "signing": _signed,
    "attention": _recent,
    "intensity": _attended,
    "diagnosed": _diagnosed,
    "milestones": _verified,
    "answered": _answered,
    "linked": _linked,
    "met": _met,
    "outcome": _with_outcome,
}
