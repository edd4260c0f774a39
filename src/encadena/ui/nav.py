"""The sidebar: every room registers its entries in its ``panels``; the shell draws those of the reader's role."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """``label`` lazy text; ``roles`` empty means everyone signed in; ``key`` is the letter after ``g``; ``section`` groups."""

    label: object
    url_name: str
    icon: str
    order: int
    roles: frozenset[str] = frozenset()
    key: str = ""
    section: str = ""


_entries: list[Entry] = []


def register(
    label: object,
    url_name: str,
    *,
    icon: str,
    order: int,
    roles: Collection[str] = (),
    key: str = "",
    section: str = "",
) -> None:
    _entries.append(Entry(label, url_name, icon, order, frozenset(roles), key, section))


def entries_for(role: str) -> list[Entry]:
    return sorted((e for e in _entries if not e.roles or role in e.roles), key=lambda e: e.order)
