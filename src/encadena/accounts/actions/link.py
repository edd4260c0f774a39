"""Links of access: made, renewed by whoever holds one, withdrawn. One purpose each."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import get_random_string

from encadena.kernel import clock
from encadena.kernel.events import publish

from .. import registry, rules
from ..choices import LinkPurpose
from ..errors import LinkError
from ..events import LinkRenewed
from ..models import AccessLink, User

REUSE_WITHIN = timedelta(minutes=10)


@transaction.atomic
def issue_link(
    *,
    purpose: str = LinkPurpose.SIGN_IN,
    user: User | None = None,
    place: str = "",
    path: str = "/",
    expires_at: datetime | None = None,
    actor: User | None,
) -> AccessLink:
    """A link that signs ``user`` in, or stands for ``place``; ``queries.links.token_of`` gives what goes into a mail.

    Raises ``LinkError`` with ``link_role`` (only buyers and firms come in by a link) or ``link_path`` (leads away).
    """
    if (user is None) == (purpose == LinkPurpose.SIGN_IN) or (user and user.role not in rules.LINK_ROLES):
        raise LinkError("link_role")
    if not rules.is_local(path):
        raise LinkError("link_path")
    link = AccessLink.objects.create(
        purpose=purpose,
        user=user,
        place=place,
        path=path,
        nonce=get_random_string(22),
        created_by=actor,
        expires_at=expires_at or clock.now() + timedelta(days=rules.LINK_DAYS),
    )
    registry.record("link.issued", link, actor=actor, context={"purpose": purpose, "place": place})
    return link


@transaction.atomic
def renew_link(link: AccessLink, *, site: str = "", actor: User | None) -> AccessLink:
    """A fresh link in place of one that expired, mailed to the account; the old one opens nothing from now on.

    Asked again within ten minutes nothing is sent. Raises ``LinkError`` when it was withdrawn or its account is closed.
    """
    if link.user is None:
        raise LinkError("link_unknown")
    if link.withdrawn_at:
        raise LinkError("link_withdrawn")
    if not link.user.is_active:
        raise LinkError("link_inactive")
    recent = AccessLink.objects.filter(user=link.user, purpose=link.purpose, withdrawn_at=None)
    made = recent.filter(created_at__gt=clock.now() - REUSE_WITHIN).exclude(pk=link.pk).first()
    if made is not None:
        return made
    fresh = issue_link(purpose=link.purpose, user=link.user, place=link.place, path=link.path, actor=actor)
    AccessLink.objects.filter(pk=link.pk).update(expires_at=clock.now())
    publish(LinkRenewed(fresh.pk, site))
    return fresh


@transaction.atomic
def withdraw_link(link: AccessLink, *, actor: User | None) -> None:
    """It opens nothing from now on, and sessions that came in by it end. Again: nothing changes."""
    if AccessLink.objects.filter(pk=link.pk, withdrawn_at=None).update(withdrawn_at=clock.now()):
        registry.record("link.withdrawn", link, actor=actor)


def withdraw_links(*, purpose: str, user: User | None = None, place: str = "", actor: User | None) -> int:
    """All links of one account, or of one place, for this purpose. How many were open."""
    links = AccessLink.objects.filter(purpose=purpose, withdrawn_at=None, expires_at__gt=clock.now())
    mine = list(links.filter(user=user) if user else links.filter(place=place, user=None))
    for link in mine:
        withdraw_link(link, actor=actor)
    return len(mine)


def note_entry(link: AccessLink, *, actor: User | None) -> None:
    with transaction.atomic():
        AccessLink.objects.filter(pk=link.pk).update(last_used_at=clock.now())
        registry.record("link.used", link, actor=actor)
