"""One round that is followed: who follows what, what each was told last."""

import json
import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Protocol

from encadena.kernel import clock

from ...queries.feed import Wall, person_of, wall_of
from ...queries.standing import Standing
from . import wire
from .ticket import PERSON, PULSE, WALL, Ticket

AT_LEAST_EVERY = 30.0
"""Seconds after which a round is read again even if nothing was written: what was fresh is so no more."""


class Reader(Protocol):
    """A line; the hub's ``Follower``."""

    asked: Ticket

    def send(self, data: bytes) -> None: ...


class Followed:
    def __init__(self, key: int) -> None:
        self.key = key
        self.lines: dict[Reader, int] = {}  # with their turn for a sign of life
        self.standing: Standing | None = None
        self.wall: Wall = {}
        self._whole = b""  # the wall as it is, packed for those who come
        self._read_at = 0.0
        self._edge = 0.0
        self._told: dict[int, str] = {}
        self._persons: dict[int, set[Reader]] = defaultdict(set)
        self._arrivals = 0

    def add(self, line: Reader) -> None:
        self._arrivals += 1
        self.lines[line] = self._arrivals
        if line.asked.channel == PERSON and line.asked.person is not None:
            self._persons[line.asked.person].add(line)
        if self.standing is not None:
            line.send(self._everything(line, self.standing))

    def remove(self, line: Reader) -> None:
        self.lines.pop(line, None)
        if line.asked.person is not None:
            self._persons[line.asked.person].discard(line)
            if not self._persons[line.asked.person]:
                del self._persons[line.asked.person]
                self._told.pop(line.asked.person, None)

    def is_behind(self, pulse: int) -> bool:
        """Whether what was shown is old: something was written, a slot began or ended, or time went by."""
        if self.standing is None or pulse != self.standing.pulse:
            return True
        return clock.now().timestamp() >= self._edge or time.monotonic() - self._read_at > AT_LEAST_EVERY

    def show(self, standing: Standing) -> None:
        """Tell every line what is new for it."""
        first, before, self.standing = self.standing is None, self.wall, standing
        self._read_at, self._edge = time.monotonic(), _next_edge(standing)
        self.wall, self._whole = wall_of(standing), b""
        if first:
            for line in list(self.lines):
                line.send(self._everything(line, standing))
            return
        for line, data in self._news(standing, wire.difference(before, self.wall)):
            line.send(data)

    def tick(self, beat: int, turns: int) -> None:
        """A sign of life to those whose turn it is, so that a dead line is noticed on both sides."""
        if self.standing is None:
            return
        alive = wire.message(self.standing.pulse)
        for line in [line for line, turn in self.lines.items() if (turn + beat) % turns == 0]:
            line.send(alive)

    def _news(self, standing: Standing, wall: dict[str, Any]) -> Iterator[tuple[Reader, bytes]]:
        number = wire.message(standing.pulse)
        change = wire.message(standing.pulse, wire.pack(wall=wall)) if wall["set"] or wall["drop"] else number
        for line in list(self.lines):
            if line.asked.channel == WALL:
                yield line, change
            elif line.asked.channel == PULSE:
                yield line, number
        for person, lines in list(self._persons.items()):
            own = person_of(standing, person)
            text = json.dumps(own)
            if self._told.get(person) != text:
                self._told[person] = text
                data = wire.message(standing.pulse, wire.pack(own=own))
                yield from ((line, data) for line in list(lines))

    def _everything(self, line: Reader, standing: Standing) -> bytes:
        if line.asked.channel == WALL:
            self._whole = self._whole or wire.pack(wall={"all": True, "set": self.wall, "drop": []})
            return wire.message(standing.pulse, self._whole)
        if line.asked.channel == PERSON and line.asked.person is not None:
            own = person_of(standing, line.asked.person)
            self._told[line.asked.person] = json.dumps(own)
            return wire.message(standing.pulse, wire.pack(own=own))
        return wire.message(standing.pulse)


def _next_edge(standing: Standing) -> float:
    hours = standing.programme.hours if standing.programme else ()
    edges = [moment for h in hours for moment in (h.starts_at, h.ends_at) if moment > standing.at]
    return min(edges).timestamp() if edges else float("inf")
