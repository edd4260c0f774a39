"""What a page may follow: a round and a channel, sealed by the server that drew the page, good for two days.

Channels: ``wall`` (who sits where), ``pulse`` (only that something changed), ``person:12`` (one participant's own day).
"""

from dataclasses import dataclass

from django.core import signing

SALT = "encadena.matchmaking.live"
GOOD_FOR = 2 * 24 * 3600
WALL, PULSE, PERSON = "wall", "pulse", "person"


@dataclass(frozen=True)
class Ticket:
    round: int
    channel: str
    person: int | None = None


def issue(round: int, channel: str, person: int | None = None) -> str:
    return signing.dumps([round, channel, person], salt=SALT)


def read(text: str) -> Ticket | None:
    """None for one that is old or was not made here."""
    try:
        round, channel, person = signing.loads(text, salt=SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError):
        return None
    return Ticket(round, channel, person)
