"""The sidebar: every room registers its entries in its ``panels``; the shell draws those of the reader's role."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Entry:
    """``label`` lazy text; empty ``roles``: everyone signed in; ``key`` is typed after ``g``; ``section`` groups."""

    label: object
    url_name: str
    icon: str
    order: int
    roles: frozenset[str] = frozenset()
    key: str = ""
    section: object = ""


@dataclass(frozen=True)
class Item:
    """An entry as drawn: with its address, and whether the reader is there now."""

    entry: Entry
    url: str
    active: bool


_entries: list[Entry] = []


def register(
    label: object,
    url_name: str,
    *,
    icon: str,
    order: int,
    roles: Collection[str] = (),
    key: str = "",
    section: object = "",
) -> None:
    _entries.append(Entry(label, url_name, icon, order, frozenset(roles), key, section))


def entries_for(role: str) -> list[Entry]:
    return sorted((e for e in _entries if not e.roles or role in e.roles), key=lambda e: e.order)


def items_for(role: str, path: str) -> list[Item]:
    """The entries that have an address, the one whose address begins ``path`` most closely marked as active."""
    addressed = [(entry, url) for entry in entries_for(role) if (url := _url(entry.url_name))]
    here = max((url for _, url in addressed if _contains(url, path)), key=len, default="")
    return [Item(entry, url, url == here) for entry, url in addressed]


def sections_of(items: list[Item]) -> list[tuple[str, list[Item]]]:
    """Grouped by section, sections in the order of their first entry; the nameless one leads."""
    order: dict[str, int] = {"": -1}
    for number, item in enumerate(items):
        order.setdefault(str(item.entry.section), number)
    ordered = sorted(items, key=lambda item: order[str(item.entry.section)])
    return [(name, list(group)) for name, group in groupby(ordered, key=lambda item: str(item.entry.section))]


def _contains(url: str, path: str) -> bool:
    return path == url if url == "/" else path.startswith(url)


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
