"""What a session may be linked to: rooms (this one and those above) offer their projects here.

A session belongs to at most one project. The room of the project answers which of its projects the chosen clients are
in; the session keeps the kind, the number and the name, and knows nothing else.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from encadena.accounts.models import User


@dataclass(frozen=True)
class Link:
    """A project that a session can be linked to; ``value`` is what a form sends."""

    kind: str
    pk: int
    label: str

    @property
    def value(self) -> str:
        return f"{self.kind}:{self.pk}"


Options = Callable[[User | None, Collection[int]], Sequence[Link]]
"""(reader or None for the system, ids of firms) → projects running today that hold all of these firms."""

_sources: dict[str, tuple[object, Options]] = {}


def register_links(kind: str, *, label: object, options: Options) -> None:
    _sources[kind] = (label, options)


def links_for(user: User | None, firm_ids: Collection[int]) -> list[Link]:
    """Every project that the clients of a session share."""
    return [link for _label, options in _sources.values() for link in options(user, firm_ids)] if firm_ids else []


def kinds() -> dict[str, object]:
    return {kind: label for kind, (label, _options) in _sources.items()}
