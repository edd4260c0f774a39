"""Who sees and who manages a round.

Whoever organises it (posts in that institution), the promoter and the national roles manage it whole. Advisers, heads
and coordinators see rounds in which firms of theirs take part, and of those rounds only their firms. A firm and a buyer
see their own part once the round has left the drawing board. Nobody else sees anything.
"""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.queries.scope import firms_visible_to
from encadena.network.models import Institution
from encadena.network.queries import Scope, scope_of

from ..choices import AgendaState, ParticipantStatus, RoundState
from ..models import Agenda, Buyer, BuyerDelegate, Meeting, Participant, Round
from .companions import takes_part

Viewer = User | AnonymousUser
ATTENDING = frozenset({Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.FIRM})


def rounds_visible_to(user: Viewer) -> QuerySet[Round]:
    scope = scope_of(user)
    if _all_rounds(scope):
        return Round.objects.all()
    taking_part = Exists(_own_participants(scope).filter(round=OuterRef("pk")))
    return Round.objects.filter(_organised_by(scope) | (Q(taking_part) & ~Q(state=RoundState.DRAFT)))


def may_manage(user: Viewer, round: Round) -> bool:
    scope = scope_of(user)
    return _all_rounds(scope) or round.organiser_id in scope.institution_ids


def may_organise(user: Viewer) -> QuerySet[Institution]:
    """The institutions in whose name the user may hold a round."""
    scope = scope_of(user)
    if scope.everything:
        return Institution.objects.all()
    return Institution.objects.filter(pk__in=scope.institution_ids)


def participants_visible_to(user: Viewer, round: Round) -> QuerySet[Participant]:
    participants = Participant.objects.filter(round=round).select_related("firm__commune", "buyer")
    if may_manage(user, round):
        return participants
    return participants.filter(pk__in=_own_participants(scope_of(user)).filter(round=round).values("pk"))


def is_own_side(user: Viewer, participant: Participant) -> bool:
    """Whether the user is this participant, acts for it or advises it: organising the round does not count."""
    return _own_participants(scope_of(user)).filter(pk=participant.pk).exists()


def meetings_visible_to(user: Viewer, round: Round) -> QuerySet[Meeting]:
    """Meetings that were not cancelled and in which somebody visible takes part."""
    meetings = Meeting.objects.filter(round=round, cancelled_at__isnull=True)
    if may_manage(user, round):
        return meetings
    return meetings.filter(takes_part(participants_visible_to(user, round).values("pk")))


def rounds_managed_by(user: Viewer) -> QuerySet[Round]:
    scope = scope_of(user)
    return Round.objects.all() if _all_rounds(scope) else Round.objects.filter(_organised_by(scope))


def own_participants(user: Viewer) -> QuerySet[Participant]:
    """Whom the user attends or is, across rounds."""
    return _own_participants(scope_of(user))


def agendas_visible_to(user: Viewer, round: Round) -> QuerySet[Agenda]:
    """All versions for whoever manages; the others know only the published one."""
    agendas = Agenda.objects.filter(round=round)
    return agendas if may_manage(user, round) else agendas.filter(state=AgendaState.PUBLISHED)


def buyers_visible_to(user: Viewer) -> QuerySet[Buyer]:
    """Buyers of the rounds that the user manages or organises with, and the user's own."""
    scope = scope_of(user)
    if _all_rounds(scope):
        return Buyer.objects.all()
    managed = Participant.objects.filter(round__organiser__in=scope.institution_ids, buyer__isnull=False)
    return Buyer.objects.filter(Q(pk__in=managed.values("buyer")) | Q(pk__in=own_buyers(user)))


def own_buyers(user: Viewer) -> QuerySet[BuyerDelegate, Any]:
    """Keys of the buyers for whom the user acts."""
    delegates = BuyerDelegate.objects.filter(user_id=user.pk) if user.pk else BuyerDelegate.objects.none()
    return delegates.values_list("buyer_id", flat=True)


def manages_all(user: Viewer) -> bool:
    """Every round and every buyer: national roles and the promoter."""
    return _all_rounds(scope_of(user))


def _all_rounds(scope: Scope) -> bool:
    return scope.everything or (scope.role == Role.PROMOTER and bool(scope.user.pk))


def _organised_by(scope: Scope) -> Q:
    return Q(organiser__in=scope.institution_ids) if scope.institution_ids else Q(pk__in=[])


def _own_participants(scope: Scope) -> QuerySet[Participant]:
    """Participants that the user attends or is, across rounds."""
    participants = Participant.objects.exclude(status=ParticipantStatus.WITHDRAWN)
    if scope.role in ATTENDING:
        # Asked per participant: a list of all firms in reach would be made first.
        return participants.filter(Exists(firms_visible_to(scope.user).filter(pk=OuterRef("firm"))))
    if scope.role == Role.BUYER:
        return participants.filter(buyer__in=own_buyers(scope.user))
    return participants.none()
