"""The records behind each measure, and how many of them each centre has: one set for the base, one for the events.

What a page counts and what it lists are the same set, so a number always opens as many records as it says.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from encadena.advisory.choices import FollowUpState, MilestoneState
from encadena.advisory.models import Client, FollowUp, Milestone, Session, SessionClient
from encadena.advisory.models.client import ACTIVE
from encadena.advisory.models.session import STANDING
from encadena.chains.queries.project import KIND
from encadena.network.models import Centre
from encadena.readiness.choices import Progress
from encadena.readiness.models import Diagnosis

from ..rules.measures import RECENT, WAIT

Rows = QuerySet[Any]
Span = tuple[date, date]
"""First day, and the last that counts."""


def span_of(year: int, today: date) -> Span:
    return date(year, 1, 1), min(date(year, 12, 31), today)


def base_rows(code: str, year: int, today: date) -> Rows:
    """Raises ``KeyError`` for another measure."""
    return _BASE[code](span_of(year, today), today)


def event_rows(code: str, year: int, today: date) -> Rows:
    return _EVENTS[code](span_of(year, today), today)


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


def _arrived(span: Span, today: date) -> Rows:
    return Client.objects.filter(arrived_on__gte=span[0], arrived_on__lte=min(span[1], today - timedelta(days=WAIT)))


def _signed(span: Span, today: date) -> Rows:
    return _arrived(span, today).filter(agreement_signed_on__lte=F("arrived_on") + timedelta(days=WAIT))


def _active(span: Span, today: date) -> Rows:
    return Client.objects.filter(stage__in=ACTIVE)


def _recent(span: Span, today: date) -> Rows:
    return _active(span, today).filter(last_session_on__gt=today - timedelta(days=RECENT))


def _seats(span: Span) -> Rows:
    standing = {"session__counts": True, "session__withdrawn_at__isnull": True}
    return SessionClient.objects.filter(on__gte=span[0], on__lte=span[1], **standing)


def _attended(span: Span, today: date) -> Rows:
    """Seats, with the centre that gave the session."""
    seats: Rows = _seats(span).annotate(centre=F("session__centre"))
    return seats


def _served(span: Span, today: date) -> Rows:
    """Clients with a session that counts; of the centre where they are clients."""
    return Client.objects.filter(pk__in=_seats(span).order_by().values("client"))


def _diagnosed(span: Span, today: date) -> Rows:
    finished = Diagnosis.objects.filter(
        client=OuterRef("pk"), state=Progress.FINISHED, finished_on__lte=span[1], withdrawn_at__isnull=True
    )
    return _served(span, today).filter(Exists(finished))


def _verified(span: Span, today: date) -> Rows:
    return Milestone.objects.filter(
        on__gte=span[0], on__lte=span[1], state=MilestoneState.VERIFIED, replaced_at__isnull=True
    )


def _due(span: Span, today: date) -> Rows:
    return FollowUp.objects.filter(due_on__gte=span[0], due_on__lte=span[1])


def _answered(span: Span, today: date) -> Rows:
    return _due(span, today).filter(state=FollowUpState.ANSWERED)


def _sessions(span: Span, today: date) -> Rows:
    return Session.objects.filter(STANDING, on__gte=span[0], on__lte=span[1], counts=True)


def _linked(span: Span, today: date) -> Rows:
    return _sessions(span, today).filter(linked_kind=KIND)


_BASE: Mapping[str, Callable[[Span, date], Rows]] = {
    "signing": _arrived,
    "attention": _active,
    "intensity": _served,
    "diagnosed": _served,
    "milestones": _served,
    "answered": _due,
    "linked": _sessions,
}
_EVENTS: Mapping[str, Callable[[Span, date], Rows]] = {
    "signing": _signed,
    "attention": _recent,
    "intensity": _attended,
    "diagnosed": _diagnosed,
    "milestones": _verified,
    "answered": _answered,
    "linked": _linked,
}
