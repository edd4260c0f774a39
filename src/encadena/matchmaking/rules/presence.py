"""What the marks of a day say together: whether somebody is here, late, gone, and which slots they miss."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from ..choices import MarkKind

LONGEST_WAIT = timedelta(hours=24)
GRACE = timedelta(minutes=5)
"""How long after the start of a meeting somebody who is not here counts as missing."""


class Said(Protocol):
    """A mark; of ``models.Mark`` these four are read."""

    kind: str
    at: datetime
    expected_at: datetime | None
    pk: int


@dataclass(frozen=True)
class Presence:
    """``state`` is "" (nothing was said), here, late, absent or left."""

    state: str = ""
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    expected_at: datetime | None = None
    last: int | None = None  # key of the mark that made it so

    @property
    def here(self) -> bool:
        return self.state == "here"


NOTHING = Presence()


def presence_of(marks: Iterable[Said]) -> Presence:
    """``marks`` in order of time. Who arrives is here whatever was announced; the hour of the first arrival stays."""
    now = NOTHING
    for mark in marks:
        now = replace(_after(now, mark), last=mark.pk)
    return now


def _after(now: Presence, mark: Said) -> Presence:
    if mark.kind == MarkKind.ARRIVED:
        return replace(now, state="here", arrived_at=now.arrived_at or mark.at, left_at=None)
    if mark.kind == MarkKind.LEFT:
        return replace(now, state="left", left_at=mark.at)
    if mark.kind == MarkKind.LATE:
        return replace(now, state=now.state if now.here else "late", expected_at=mark.expected_at)
    return replace(now, state="absent")


def misses(presence: Presence, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether a slot of the day is lost to somebody of whom this is known."""
    if presence.state == "absent":
        return True
    if presence.state == "left":
        return presence.left_at is not None and ends_at > presence.left_at
    if presence.state == "late":
        return presence.expected_at is not None and starts_at < presence.expected_at
    return False


def moment_of(now: datetime, said_at: datetime | None, sent_at: datetime | None) -> datetime:
    """When a mark counts: the server's clock decides, less the time that it waited on the telephone.

    Only the difference of the telephone's two moments is used, so that a telephone an hour off says the right hour. A
    difference below zero or over a day (its clock was set meanwhile) counts as none.
    """
    if said_at is None or sent_at is None:
        return now
    waited = sent_at - said_at
    return now - waited if timedelta(0) <= waited <= LONGEST_WAIT else now
