"""What rooms above lend to this one: the kinds of place that an invitation may hand out, what a program may be allowed
to do, and the audit log.

A place is a key such as ``centre:12`` or ``region:08``: accounts stores it and asks its kind, without knowing it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from django.db.models import Model

    from .models import User


@dataclass(frozen=True)
class PlaceKind:
    """``choices_for(user)`` gives (id, label) of the places that ``user`` may hand out, at most a few hundred.

    ``grant(user, place, actor)`` puts a new account there; ``place`` is the whole key (``centre:12``). It raises
    ``DomainError`` when the place no longer exists. A kind with too many places to list (firms) also gives
    ``label_of(user, id)``: the label of one place that ``user`` may hand out, else None.
    """

    key: str
    label: object
    choices_for: Callable[[User], Iterable[tuple[object, object]]]
    grant: Callable[[User, str, User | None], object]
    label_of: Callable[[User, str], str | None] | None = None


place_kinds: dict[str, PlaceKind] = {}


def register_place_kind(kind: PlaceKind) -> None:
    place_kinds[kind.key] = kind


def split(place: str) -> tuple[str, str]:
    """``centre:12`` → ``("centre", "12")``."""
    key, _, identity = place.partition(":")
    return key, identity


def label_of(user: User, place: str) -> str | None:
    """What ``place`` is called, if ``user`` may hand it out; else None."""
    key, identity = split(place)
    kind = place_kinds.get(key)
    if kind is None or not identity:
        return None
    if kind.label_of:
        return kind.label_of(user, identity)
    return next((str(label) for one, label in kind.choices_for(user) if str(one) == identity), None)


class Recorder(Protocol):
    """The signature of ``audit.actions.record``, which stands above this room and registers itself here."""

    def __call__(
        self,
        verb: str,
        subject: Model,
        *,
        actor: User | None,
        changes: Mapping[str, Any] | None = None,
        context: Mapping[str, Any] | None = None,
    ) -> object: ...


_recorders: list[Recorder] = []


def register_recorder(recorder: Recorder) -> None:
    if recorder not in _recorders:
        _recorders.append(recorder)


def record(verb: str, subject: Model, *, actor: User | None, **what: Mapping[str, Any]) -> None:
    """Write the audit row of an action of this room, inside its transaction."""
    for recorder in _recorders:
        recorder(verb, subject, actor=actor, **what)


_scopes: dict[str, object] = {}


def register_scopes(resource: str, *, read: object, write: object | None = None) -> None:
    """What a key for programs may allow on a resource of the API, in words; without ``write`` it can only be read."""
    _scopes[f"{resource}:read"] = read
    if write is not None:
        _scopes[f"{resource}:write"] = write


def scopes() -> dict[str, object]:
    """Scope → its words, in the order of the scopes."""
    return dict(sorted(_scopes.items()))
