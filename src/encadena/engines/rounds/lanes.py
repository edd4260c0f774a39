"""Runs searches side by side, each lane in a thread, while the caller's thread watches.

The solvers work outside Python's lock. Searches of one lane take turns.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import cycle
from typing import Any, Protocol, TypeAlias

from .race import Race

POLL_SECONDS = 0.05
FIRST_EFFORT = 0.5
EFFORT_GROWTH = 2.0
PART = 0.25


class Search(Protocol):
    """``step(effort)`` works for about that many seconds, measured in work done and not by the clock."""

    @property
    def exhausted(self) -> bool: ...

    def step(self, effort: float) -> None: ...


Lane: TypeAlias = tuple[Search, ...]


class Patient:
    """A search that leaves the steps shorter than ``since`` to others: loading what it needs takes longer than most
    rounds. Of the long ones it takes a part, so that whoever proves or finds in the same lane keeps most of the time.
    """

    def __init__(self, search: Search, since: float) -> None:
        self.search = search
        self.since = since

    @property
    def exhausted(self) -> bool:
        return self.search.exhausted

    def step(self, effort: float) -> None:
        if effort >= self.since:
            self.search.step(effort * PART)


def run_lanes(race: Race, lanes: tuple[Lane, ...], workers: int, watch: Callable[[], None]) -> None:
    """Until the race is over or all are exhausted. With one worker everybody takes turns in one lane."""
    if workers == 1:
        lanes = (tuple(search for lane in lanes for search in lane),)
    with ThreadPoolExecutor() as threads:
        running = [threads.submit(_alternate, race, *lane) for lane in lanes]
        try:
            watch_until_done(race, running, watch)
        finally:
            race.stop()
            watch_until_done(race, running, race.halt_solvers)
    watch()
    for search in running:
        search.result()  # an error in a thread is an error here


def watch_until_done(race: Race, running: Sequence[Future[Any]], watch: Callable[[], None]) -> None:
    while not all(search.done() for search in running):
        watch()
        if any(search.done() and search.exception() for search in running):
            race.stop()
        if race.over():
            race.halt_solvers()
        wait(running, timeout=POLL_SECONDS)


def _alternate(race: Race, *searches: Search) -> None:
    """Turn by turn, a little more effort each round."""
    effort = FIRST_EFFORT
    for turn in cycle(range(len(searches))):
        if race.over() or all(search.exhausted for search in searches):
            return
        if not searches[turn].exhausted:
            searches[turn].step(effort)
        if turn == len(searches) - 1:
            effort *= EFFORT_GROWTH
