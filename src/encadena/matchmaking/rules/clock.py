"""Where the clock is in the programme of a day: what runs, what comes, what is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar


class Span(Protocol):
    """A slot, as far as time goes."""

    @property
    def starts_at(self) -> datetime: ...
    @property
    def ends_at(self) -> datetime: ...


S = TypeVar("S", bound=Span)


@dataclass(frozen=True)
class Moment:
    """``running`` and ``following`` are places in the list of slots; both None when everything is over."""

    running: int | None
    following: int | None

    @property
    def shown(self) -> int | None:
        """The slot that a board is about: the one that runs, else the one that comes."""
        return self.running if self.running is not None else self.following


def moment_at(slots: Sequence[Span], at: datetime) -> Moment:
    """``slots`` in order of time. A slot runs from its start until just before its end."""
    running = next((i for i, s in enumerate(slots) if s.starts_at <= at < s.ends_at), None)
    following = next((i for i, s in enumerate(slots) if s.starts_at > at), None)
    return Moment(running, following)


def window(slots: Sequence[S], at: datetime, length: int) -> list[S]:
    """The slot that a board is about and those after it, ``length`` at most."""
    shown = moment_at(slots, at).shown
    return [] if shown is None else list(slots[shown : shown + length])
