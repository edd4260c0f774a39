"""The addresses of search."""

from .base import ALL, Url

POLICY: dict[str, Url] = {
    "search:results": Url(ALL),
    "search:live": Url(ALL),
}
