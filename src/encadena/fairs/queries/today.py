"""What of fairs concerns a person today. Each list is short and takes one query."""

from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from encadena.accounts.models import User
from encadena.firms.queries.scope import firms_visible_to
from encadena.network.queries import scope_of

from ..choices import FairState
from ..models import Exhibitor, Fair, Outcome
from .scope import EXHIBITING, manages_all

SHOWN = 3
ASKED = timedelta(days=90)


def asked(user: User) -> QuerySet[Exhibitor]:
    """Exhibitors of the user with requests of visitors that nobody answered (``waiting``), the most first."""
    waiting = Count("requests", filter=Q(requests__answered_at__isnull=True))
    rows = _own(user).annotate(waiting=waiting).filter(waiting__gt=0)
    return rows.order_by("-waiting", "pk")[:SHOWN]


def untold(user: User, today: date) -> QuerySet[Exhibitor]:
    """Exhibitors of the user at fairs that are over, who did not tell yet."""
    told = Outcome.objects.filter(exhibitor=OuterRef("pk"), replaced_at__isnull=True)
    over = _own(user).filter(fair__ends_on__lt=today, fair__ends_on__gte=today - ASKED)
    return over.filter(~Exists(told)).order_by("fair__ends_on", "pk")[:SHOWN]


def managed(user: User, today: date) -> QuerySet[Fair]:
    """Fairs that the user manages, from a month before to three after, with ``placed`` of ``all`` and who ``told``."""
    scope = scope_of(user)
    rows = Fair.objects.all() if manages_all(user) else Fair.objects.filter(organiser__in=scope.institution_ids)
    near = Q(starts_on__lte=today + timedelta(days=30), ends_on__gte=today - ASKED)
    told = Outcome.objects.filter(exhibitor=OuterRef("exhibitors"), replaced_at__isnull=True)
    rows = (
        rows.filter(near)
        .exclude(state=FairState.DRAFT)
        .annotate(
            all=Count("exhibitors"),
            placed=Count("exhibitors", filter=Q(exhibitors__row__isnull=False)),
            told=Count("exhibitors", filter=Q(Exists(told))),
        )
    )
    return rows.order_by("starts_on", "pk")[:SHOWN]


def _own(user: User) -> QuerySet[Exhibitor]:
    rows = Exhibitor.objects.exclude(fair__state=FairState.DRAFT).select_related("fair", "firm")
    if scope_of(user).role not in EXHIBITING:
        return rows.none()
    return rows.filter(Exists(firms_visible_to(user).filter(pk=OuterRef("firm"))))
