"""Referrals: what went out from the reader's clients, and what came in for its institution or centre."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.network.models import Centre, Institution
from encadena.network.queries import scope_of

from ..models import Referral
from .scope import CENTRE_STAFF, of_visible_clients

OUTSIDE = frozenset({Role.PROMOTER, Role.ASSOCIATION})


def referrals_sent(user: User | AnonymousUser) -> QuerySet[Referral]:
    """Of the clients that the reader sees."""
    return _named(Referral.objects.filter(of_visible_clients(user)))


def referrals_received(user: User | AnonymousUser) -> QuerySet[Referral]:
    """For a centre or an institution where the reader works."""
    scope = scope_of(user)
    if scope.role in CENTRE_STAFF:
        return _named(Referral.objects.filter(to_centre__in=scope.centre_ids))
    if scope.role in OUTSIDE:
        return _named(Referral.objects.filter(to_institution__in=scope.institution_ids))
    return Referral.objects.none()


def referrals_visible_to(user: User | AnonymousUser) -> QuerySet[Referral]:
    scope = scope_of(user)
    received = Q(pk__in=[])
    if scope.role in CENTRE_STAFF:
        received = Q(to_centre__in=scope.centre_ids)
    elif scope.role in OUTSIDE:
        received = Q(to_institution__in=scope.institution_ids)
    return _named(Referral.objects.filter(of_visible_clients(user) | received))


def receives(user: User | AnonymousUser, referral: Referral) -> bool:
    """The reader works where it was sent to."""
    scope = scope_of(user)
    if scope.role in CENTRE_STAFF:
        return referral.to_centre_id in scope.centre_ids
    return scope.role in OUTSIDE and referral.to_institution_id in scope.institution_ids


def institutions_to_refer_to() -> QuerySet[Institution]:
    return Institution.objects.order_by("name")


def centres_to_refer_to(but: int) -> QuerySet[Centre]:
    return Centre.objects.filter(closed_on__isnull=True).exclude(pk=but).order_by("name")


def _named(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    return rows.select_related("firm", "client", "from_centre", "to_institution", "to_centre")
