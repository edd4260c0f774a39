"""What the rooms offer to the search box: a source per kind of thing.

Registered in a room's ``panels``::

    register_source(
        kind="firm", label=_("Empresas"), order=1, documents=firm_documents, scope=scope_terms, visible=visible_ids
    )

A source is guarded twice: its documents carry scope terms and a reader searches only among those that share one with
``scope(user)``; then ``visible(user, ids)`` decides about the few that are to be shown.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from encadena.accounts.models import User


@dataclass(frozen=True)
class Document:
    """One thing that can be found. ``text`` holds words that match but are not shown (codes, owners, activities).

    ``scope`` are short terms of letters and digits (``"centre12"``, ``"region08"``, ``"open"``). A RUT is found with
    and without dots wherever it stands, in the title, the subtitle or the text.
    """

    object_id: int
    title: str
    subtitle: str = ""
    text: str = ""
    url: str = ""
    scope: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """``documents(None)`` gives all; ``scope`` gives None for a reader who may find everything of this kind."""

    kind: str
    label: object
    order: int
    documents: Callable[[Collection[int] | None], Iterator[Document]]
    scope: Callable[[User], Collection[str] | None]
    visible: Callable[[User, Collection[int]], Collection[int]]
    icon: str = ""


_sources: dict[str, Source] = {}


def register_source(
    *,
    kind: str,
    label: object,
    order: int,
    documents: Callable[[Collection[int] | None], Iterator[Document]],
    scope: Callable[[User], Collection[str] | None],
    visible: Callable[[User, Collection[int]], Collection[int]],
    icon: str = "",
) -> None:
    """Kinds are short lower-case words of ASCII letters; they are part of the index's terms."""
    if not (kind.isascii() and kind.isalpha() and kind.islower()):
        raise ValueError(f"kind {kind!r} must be a lower-case word")
    _sources[kind] = Source(kind, label, order, documents, scope, visible, icon)


def sources() -> list[Source]:
    """Every source in the order in which results are shown."""
    return sorted(_sources.values(), key=lambda s: (s.order, s.kind))


def source_of(kind: str) -> Source:
    return _sources[kind]
