"""A page of a lower room offers named slots; upper rooms put panels there, loaded by ``hx-get`` from their own URLs."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Panel:
    """``url_name`` is reversed with the subject's primary key; an empty ``roles`` means everyone who sees the page."""

    slot: str
    key: str
    label: object
    url_name: str
    order: int
    roles: frozenset[str] = frozenset()


_panels: dict[str, list[Panel]] = defaultdict(list)


def register(slot: str, key: str, *, label: object, url_name: str, order: int, roles: Collection[str] = ()) -> None:
    _panels[slot].append(Panel(slot, key, label, url_name, order, frozenset(roles)))


def panels_of(slot: str, role: str) -> list[Panel]:
    return sorted((p for p in _panels[slot] if not p.roles or role in p.roles), key=lambda p: p.order)
