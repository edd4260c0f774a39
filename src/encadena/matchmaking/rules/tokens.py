"""What a badge and a page of one's own carry: the key of a participant under a seal that only the server can make.

A badge is no secret: it leads the desk to a participant and tells others a name that is printed beside it. A page of
one's own is for its participant alone. The two seals differ, so that a photograph of a badge opens no page.
"""

import base64

from django.utils.crypto import constant_time_compare, salted_hmac

BADGE, OWN = "badge", "own"
_BYTES = 15


def token_of(purpose: str, participant: int) -> str:
    """``12-<20 characters>``."""
    mac = salted_hmac(f"encadena.matchmaking.{purpose}", str(participant), algorithm="sha256").digest()
    return f"{participant}-{base64.urlsafe_b64encode(mac[:_BYTES]).decode()}"


def opened(purpose: str, token: str) -> int | None:
    """The participant whom a token names; None when it was not made here for this purpose."""
    number = token.partition("-")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    return int(number) if constant_time_compare(token_of(purpose, int(number)), token) else None
