"""Links of access: their tokens, and what a token opens."""

import base64

from django.utils.crypto import constant_time_compare, salted_hmac

from ..errors import LinkError
from ..models import AccessLink

_SALT = "encadena.accounts.link"


def token_of(link: AccessLink) -> str:
    """``<number>-<signature>``: the same every time, and nobody without the secret key can make it."""
    mac = salted_hmac(_SALT, f"{link.pk}|{link.purpose}|{link.nonce}", algorithm="sha256").digest()
    return f"{link.pk}-{base64.urlsafe_b64encode(mac[:24]).decode()}"


def genuine(token: str, *, purpose: str) -> AccessLink:
    """The link that a token was made for, over or not. Raises ``LinkError("link_unknown")`` for anything else."""
    number = token.partition("-")[0]
    known = number.isascii() and number.isdigit() and len(number) < 19
    link = AccessLink.objects.select_related("user").filter(pk=number, purpose=purpose).first() if known else None
    if link is None or not constant_time_compare(token_of(link), token):
        raise LinkError("link_unknown")
    return link


def usable(token: str, *, purpose: str) -> AccessLink:
    """The link, if it still opens something.

    Raises ``LinkError`` with ``link_unknown``, ``link_withdrawn``, ``link_inactive`` (its account is closed) or
    ``link_expired``.
    """
    link = genuine(token, purpose=purpose)
    if link.withdrawn_at:
        raise LinkError("link_withdrawn")
    if link.user and not link.user.is_active:
        raise LinkError("link_inactive")
    if not link.usable:
        raise LinkError("link_expired", on=link.expires_at)
    return link


def still_open(link_id: int) -> bool:
    """Whether a session that came in by this link may go on. One query."""
    link = AccessLink.objects.filter(pk=link_id).first()
    return link is not None and link.usable
