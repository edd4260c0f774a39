"""Before an event: editions, registration, needs, requests, suggestions."""

from .base import ALL, Url
from .matchmaking import MANAGED

POLICY: dict[str, Url] = {
    "matchmaking:edition_new": Url(ALL, MANAGED),
}
