"""Hours into which everybody's meetings fit: hosts of one kind exchange theirs until each host can hold all meetings in
the own hours, and each guest in those of the hosts to be met, looking at one after the other.

Who is there for half a day only, or meets somebody in nearly every slot, may find no host free in one of them; a host
may meet more of those who come in the morning than the hours of the morning hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from random import Random

from ..board import Board
from ..diagnose.matching import crowded
from ..problem import Id
from .side import Kind

TRIES = 200


class Fit:
    """``hours``: busy slots (by position) of each host; changed by ``exchange``."""

    def __init__(self, board: Board, hours: dict[Id, list[int]], kind: Mapping[Id, Kind], rng: Random) -> None:
        self.hours, self.kind, self.rng = hours, kind, rng
        self.choices = {m.id: board.possible[i] for i, m in enumerate(board.problem.meetings)}
        self.host_of: dict[Id, dict[Id, Id]] = defaultdict(dict)  # of each meeting, by guest and by host
        self.guests_of: dict[Id, list[Id]] = defaultdict(list)
        for m in board.problem.meetings:
            host, guest = m.pair if m.first in hours else m.pair[::-1]
            self.host_of[guest][m.id] = self.host_of[host][m.id] = host
            self.guests_of[host].append(guest)
        self.alike: dict[Kind, list[Id]] = defaultdict(list)
        for host in hours:
            self.alike[kind[host]].append(host)
        self.tight = self._tight_among(self.host_of)

    def _tight_among(self, people: Iterable[Id]) -> dict[Id, tuple[Id, ...]]:
        return {p: hosts for p in people if (hosts := self._tight(p))}

    def _tight(self, participant: Id) -> tuple[Id, ...]:
        """Hosts whose hours leave too few slots for their meetings with the participant; none if all fit."""
        hosts = self.host_of[participant]
        slots_of = {m: tuple(t for t in self.hours[host] if t in self.choices[m]) for m, host in hosts.items()}
        meetings, _ = crowded(slots_of, {t: 1 for slots in slots_of.values() for t in slots})
        return tuple(hosts[m] for m in meetings)

    def exchange(self) -> bool:
        """True if all meetings fit in the end."""
        for _ in range(TRIES):
            if not self.tight:
                return True
            one = self.rng.choice(self.tight[self.rng.choice(list(self.tight))])
            self._try(one, self.rng.choice(self.alike[self.kind[one]]))
        return not self.tight

    def _try(self, one: Id, other: Id) -> None:
        """Exchange unless more are tight afterwards."""
        concerned = dict.fromkeys([one, other, *self.guests_of[one], *self.guests_of[other]])
        hours = self.hours
        hours[one], hours[other] = hours[other], hours[one]
        now = self._tight_among(concerned)
        if len(now) > sum(p in self.tight for p in concerned):
            hours[one], hours[other] = hours[other], hours[one]
            return
        self.tight = {p: hosts for p, hosts in self.tight.items() if p not in concerned} | now
