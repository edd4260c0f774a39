"""Rounds that take registrations, and those who asked to come."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock

from ..choices import NOT_COMING, ParticipantStatus, RoundState
from ..models import Participant, Round, Terms
from .scope import Viewer

REGISTERING = frozenset({Role.FIRM, Role.ADVISER, Role.HEAD, Role.COORDINATOR})


def is_open(terms: Terms, at: datetime | None = None) -> bool:
    """Whether firms may register now: the round takes registrations, and its window is open."""
    now = at or clock.now()
    if not terms.pk or terms.round.state != RoundState.REGISTRATION:
        return False
    return not (terms.opens_at and now < terms.opens_at) and not (terms.closes_at and now >= terms.closes_at)


def open_rounds(user: Viewer) -> QuerySet[Round]:
    """Rounds that anybody who qualifies may ask to come to; for firms and those who attend firms."""
    if getattr(user, "role", "") not in REGISTERING:
        return Round.objects.none()
    now = clock.now()
    window = (Q(terms__opens_at__isnull=True) | Q(terms__opens_at__lte=now)) & (
        Q(terms__closes_at__isnull=True) | Q(terms__closes_at__gt=now)
    )
    return Round.objects.filter(window, terms__by_invitation=False, state=RoundState.REGISTRATION)


def firms_to_register(user: Viewer, text: str = "") -> QuerySet[Firm]:
    """In whose name the reader may register: the own firm, or firms of one's centres."""
    if getattr(user, "role", "") not in REGISTERING:
        return Firm.objects.none()
    firms = firms_visible_to(user)
    for word in text.split():
        firms = firms.filter(Q(name__icontains=word) | Q(trade_name__icontains=word) | Q(rut__startswith=word.upper()))
    return firms.order_by("sort_name", "pk")


def asked(round: Round, status: str = "") -> QuerySet[Participant]:
    """Those who asked and wait for an answer, or those with this status; first come, first shown."""
    people = round.participants.select_related("firm__commune", "buyer", "application__asked_by")
    wanted = [status] if status else [ParticipantStatus.REGISTERED, ParticipantStatus.WAITING]
    return people.filter(status__in=wanted).order_by("application__asked_at", "order", "pk")


def places(round: Round, terms: Terms) -> dict[str, Any]:
    """How many come, wait and ask, and how many places are left (None: no limit stated). One query."""
    coming = ~Q(status__in=[*NOT_COMING, ParticipantStatus.REGISTERED])
    counted = round.participants.aggregate(
        firms=Count("pk", filter=coming & Q(buyer__isnull=True)),
        buyers=Count("pk", filter=coming & Q(buyer__isnull=False)),
        asked=Count("pk", filter=Q(status=ParticipantStatus.REGISTERED)),
        waiting=Count("pk", filter=Q(status=ParticipantStatus.WAITING)),
    )
    left = {
        "firms_left": _left(terms.firm_places, counted["firms"]),
        "buyers_left": _left(terms.buyer_places, counted["buyers"]),
    }
    return {**counted, **left}


def _left(places: int | None, taken: int) -> int | None:
    return None if places is None else max(0, places - taken)
