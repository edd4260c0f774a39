"""Invitations: which are open, and who sees which."""

import hashlib

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from encadena.kernel import clock

from ..choices import Role
from ..errors import InvitationError
from ..models import Invitation, User


def invitations_visible_to(user: User | AnonymousUser) -> QuerySet[Invitation]:
    """Administrators see all; others those that they sent."""
    everything = Invitation.objects.select_related("invited_by")
    if not isinstance(user, User):
        return everything.none()
    return everything if user.role == Role.ADMINISTRATOR else everything.filter(invited_by=user)


def unanswered_invitations() -> QuerySet[Invitation]:
    return Invitation.objects.filter(accepted_at=None, withdrawn_at=None)


def open_invitations() -> QuerySet[Invitation]:
    """Not answered, not withdrawn, not expired."""
    return unanswered_invitations().filter(expires_at__gt=clock.now())


def hash_of(token: str) -> str:
    """What is stored of a token: it is long and random, so that a plain digest is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def usable(token: str) -> Invitation:
    """The invitation that a link opens.

    Raises ``InvitationError`` with ``unknown``, ``used``, ``withdrawn`` or ``expired`` when it opens nothing.
    """
    invitation = Invitation.objects.filter(token_hash=hash_of(token)).select_related("invited_by").first()
    if invitation is None:
        raise InvitationError("unknown")
    if invitation.accepted_at:
        raise InvitationError("used")
    if invitation.withdrawn_at:
        raise InvitationError("withdrawn")
    if invitation.expires_at <= clock.now():
        raise InvitationError("expired", on=invitation.expires_at)
    return invitation
