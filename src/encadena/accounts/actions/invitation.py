"""Inviting people in: issue, send again, withdraw, accept. Only a hash of the token is kept."""

import secrets
from datetime import timedelta

from django.db import transaction

from encadena.kernel import clock
from encadena.kernel.events import publish

from .. import registry, rules
from ..choices import Language
from ..errors import InvitationError
from ..events import InvitationAccepted, InvitationIssued
from ..models import Invitation, User
from ..queries.invitations import hash_of, open_invitations, usable
from . import account


@transaction.atomic
def invite(
    email: str, full_name: str, role: str, place: str, *, actor: User, language: str = Language.SPANISH, site: str = ""
) -> Invitation:
    """Ask somebody in. The mail leaves after the commit; ``site`` is the root of its link (default: the setting).

    Raises ``InvitationError`` with ``role_refused``, ``place_needed``, ``place_refused``, ``email_taken`` or
    ``already_invited``.
    """
    email = User.objects.normalize_email(email).lower().strip()
    _check(email, role, place, actor)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        full_name=full_name.strip(),
        role=role,
        place=place,
        language=language,
        token_hash=hash_of(token),
        invited_by=actor,
        expires_at=clock.now() + timedelta(days=rules.INVITATION_DAYS),
    )
    registry.record("invitation.issued", invitation, actor=actor, context={"role": role, "place": place})
    publish(InvitationIssued(invitation.pk, token, site))
    return invitation


@transaction.atomic
def resend(invitation: Invitation, *, actor: User, site: str = "") -> None:
    """A new link and 14 more days; the old link stops working."""
    _must_be_unanswered(invitation)
    token = secrets.token_urlsafe(32)
    invitation.token_hash = hash_of(token)
    invitation.expires_at = clock.now() + timedelta(days=rules.INVITATION_DAYS)
    invitation.save(update_fields=["token_hash", "expires_at"])
    registry.record("invitation.resent", invitation, actor=actor)
    publish(InvitationIssued(invitation.pk, token, site))


@transaction.atomic
def withdraw(invitation: Invitation, *, actor: User) -> None:
    _must_be_unanswered(invitation)
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    registry.record("invitation.withdrawn", invitation, actor=actor)


@transaction.atomic
def restore(invitation: Invitation, *, actor: User) -> None:
    """Undo a withdrawal; the link of the mail works again until it expires."""
    if invitation.accepted_at:
        raise InvitationError("used")
    invitation.withdrawn_at = None
    invitation.save(update_fields=["withdrawn_at"])
    registry.record("invitation.restored", invitation, actor=actor)


@transaction.atomic
def accept(token: str, *, full_name: str, language: str, password: str, actor: User | None = None) -> User:
    """Turn an invitation into an account in its place; the inviter vouches for it in the log.

    Raises ``InvitationError`` with ``unknown``, ``used``, ``withdrawn``, ``expired`` or ``email_taken``.
    """
    invitation = usable(token)
    # Compare and swap: of two simultaneous clicks one gets the account.
    now = clock.now()
    if not Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None).update(accepted_at=now):
        raise InvitationError("used")
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise InvitationError("email_taken", email=invitation.email)
    inviter = invitation.invited_by
    user = account.create_account(
        email=invitation.email,
        full_name=full_name,
        role=invitation.role,
        password=password,
        language=language,
        actor=inviter,
    )
    Invitation.objects.filter(pk=invitation.pk).update(accepted_by=user)
    _grant(user, invitation.place, inviter)
    registry.record("invitation.accepted", invitation, actor=user)
    publish(InvitationAccepted(invitation.pk, user.pk))
    return user


def _check(email: str, role: str, place: str, actor: User) -> None:
    if not rules.may_invite(actor.role, role):
        raise InvitationError("role_refused", role=role)
    kind = rules.PLACE_OF.get(role)
    if kind and not place and role not in rules.PLACE_OPTIONAL:
        raise InvitationError("place_needed", role=role)
    if place and (registry.split(place)[0] != kind or registry.label_of(actor, place) is None):
        raise InvitationError("place_refused", role=role, place=place)
    if User.objects.filter(email__iexact=email).exists():
        raise InvitationError("email_taken", email=email)
    if open_invitations().filter(email__iexact=email).exists():
        raise InvitationError("already_invited", email=email)


def _must_be_unanswered(invitation: Invitation) -> None:
    if invitation.accepted_at:
        raise InvitationError("used")
    if invitation.withdrawn_at:
        raise InvitationError("withdrawn")


def _grant(user: User, place: str, inviter: User) -> None:
    kind = registry.place_kinds.get(registry.split(place)[0])
    if kind:
        kind.grant(user, place, inviter)
