"""Bring the index up to date with what the rooms hold."""

from collections.abc import Collection

from encadena.accounts.models import User


def index(kind: str, ids: Collection[int], *, actor: User | None = None) -> int:
    """Index these objects again; those that their source no longer offers leave the index."""
    return 0


def remove(kind: str, ids: Collection[int], *, actor: User | None = None) -> int:
    """Take objects out of the index."""
    return 0


def rebuild(kind: str | None = None, *, actor: User | None = None) -> int:
    """Index everything of one kind, or of all; how many documents there are now."""
    return 0
