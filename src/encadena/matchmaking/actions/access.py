"""Buyers come in by a link from a mail: who may, the link itself, and its end."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.urls import reverse

from encadena.accounts.actions.account import create_account
from encadena.accounts.actions.link import issue_link, withdraw_link, withdraw_links
from encadena.accounts.choices import LinkPurpose, Role
from encadena.accounts.models import AccessLink, User
from encadena.audit import actions as audit
from encadena.kernel import clock, events

from ..errors import RoundError
from ..events import AccessGiven
from ..models import Buyer, BuyerDelegate, Round
from .buyers import add_delegate

AFTER = timedelta(days=60)  # outcomes are told after the event
LEAST = timedelta(days=30)
WITHOUT_ROUND = timedelta(days=180)


def give_access(
    buyer: Buyer, *, round: Round | None, email: str, full_name: str, language: str, site: str = "", actor: User | None
) -> BuyerDelegate:
    """Let a person act for the buyer and mail them a link to the round, or without one to what the buyer looks for.

    An account that exists is used as it is.

    Raises ``RoundError("access_of_another_role")`` when the address belongs to somebody who is no buyer.
    """
    email = User.objects.normalize_email(email).lower().strip()
    with transaction.atomic():
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            user = create_account(
                email=email, full_name=full_name.strip(), role=Role.BUYER, password=None, language=language,
                verified=False, actor=actor,
            )  # fmt: skip
        elif user.role != Role.BUYER:
            raise RoundError("access_of_another_role", email=email)
        delegate = add_delegate(buyer, user=user, actor=actor)
        send_link(delegate, round=round, site=site, actor=actor)
    return delegate


def send_link(delegate: BuyerDelegate, *, round: Round | None, site: str = "", actor: User | None) -> AccessLink:
    """A fresh link to the round or, without one, to the needs, by mail; earlier ones still open until they expire."""
    if not delegate.user.is_active:
        raise RoundError("access_account_closed", name=str(delegate.user))
    with transaction.atomic():
        link = link_to(round, delegate.user, path=_path(round), actor=actor)
        audit.record("buyer.link_sent", delegate.buyer, actor=actor, context={"user": str(delegate.user)})
        events.publish(AccessGiven(round.pk if round else None, delegate.pk, link.pk, site))
    return link


def renew_access(delegate: BuyerDelegate, *, round: Round | None, site: str = "", actor: User | None) -> AccessLink:
    """Another link in place of those that led there, mailed: what was passed on to somebody else opens nothing more.

    Raises what ``send_link`` raises, and then nothing was ended.
    """
    own = AccessLink.objects.filter(user=delegate.user, purpose=LinkPurpose.SIGN_IN, withdrawn_at=None)
    with transaction.atomic():
        for link in own.filter(path=_path(round)):
            withdraw_link(link, actor=actor)
        return send_link(delegate, round=round, site=site, actor=actor)


def link_to(round: Round | None, user: User, *, path: str, actor: User | None) -> AccessLink:
    """The open link of this account to this page, or a new one that lasts until some weeks after the event."""
    until = _end_of(round) if round else clock.now() + WITHOUT_ROUND
    links = AccessLink.objects.filter(user=user, purpose=LinkPurpose.SIGN_IN, path=path, withdrawn_at=None)
    present = links.filter(expires_at__gte=min(until, clock.now() + timedelta(days=14))).first()
    return present or issue_link(user=user, path=path, expires_at=until, actor=actor)


def take_access(delegate: BuyerDelegate, *, actor: User | None) -> None:
    """The person no longer acts for the buyer; links of an account that acts for nobody else open nothing any more."""
    with transaction.atomic():
        audit.record("buyer.delegate_removed", delegate.buyer, actor=actor, context={"user": str(delegate.user)})
        user = delegate.user
        delegate.delete()
        if not BuyerDelegate.objects.filter(user=user).exists():
            withdraw_links(purpose=LinkPurpose.SIGN_IN, user=user, actor=actor)


def _path(round: Round | None) -> str:
    return reverse("matchmaking:detail", args=[round.pk]) if round else reverse("matchmaking:market")


def _end_of(round: Round) -> datetime:
    last = round.days.order_by("-on").first()
    soonest = clock.now() + LEAST
    return max(soonest, datetime.combine(last.on, time(23, 59), round.zone) + AFTER) if last else soonest
