"""What several searches for one round share: the best agenda so far, the bound, and when to stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Event, Lock
from typing import TYPE_CHECKING, Protocol

from ..later import Later
from .problem import Id

if TYPE_CHECKING:
    from ortools.sat.python import cp_model
else:
    cp_model = Later("ortools.sat.python.cp_model")


class Stoppable(Protocol):
    def stop_search(self) -> None: ...


@dataclass(frozen=True)
class Standing:
    """The race at one moment. ``breaks`` is None before the first agenda. ``method`` is what last changed it, ``nodes``
    how many conflicts or steps that search had taken.
    """

    slot_of: Mapping[Id, int] | None
    breaks: int | None
    bound: int
    impossible: bool
    method: str = ""
    nodes: int = 0


class Race:
    """Thread-safe. A race is over when the best is proven, the round is proven impossible, time is up or somebody
    stopped it.
    """

    def __init__(self, *, seconds: float) -> None:
        self.started = time.monotonic()
        self.deadline = self.started + seconds
        self._lock = Lock()
        self._stopped = Event()
        self._standing = Standing(None, None, 0, False)
        self._solvers: set[Stoppable] = set()

    @property
    def standing(self) -> Standing:
        return self._standing

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def over(self) -> bool:
        now = self._standing
        decided = now.impossible or (now.breaks is not None and now.bound >= now.breaks)
        return decided or self._stopped.is_set() or time.monotonic() >= self.deadline

    def stop(self) -> None:
        self._stopped.set()

    def leave(self, seconds: float) -> None:
        """End in no more than so many seconds from now."""
        self.deadline = min(self.deadline, time.monotonic() + seconds)

    def offer(
        self, breaks: int, agenda: Callable[[], Mapping[Id, int]], method: str = "local search", nodes: int = 0
    ) -> None:
        """Hear of an agenda that breaks no rule; ``agenda`` is only called if it is the best so far."""
        with self._lock:
            now = self._standing
            if now.breaks is None or breaks < now.breaks:
                self._standing = Standing(agenda(), breaks, now.bound, now.impossible, method, nodes)

    def raise_bound(self, bound: int, method: str = "", nodes: int = 0) -> None:
        with self._lock:
            now = self._standing
            if bound > now.bound:
                self._standing = replace(now, bound=bound, method=method, nodes=nodes)

    def declare_impossible(self, method: str = "", nodes: int = 0) -> None:
        with self._lock:
            now = self._standing
            self._standing = replace(now, impossible=now.slot_of is None, method=method, nodes=nodes)

    def run(
        self,
        solver: cp_model.CpSolver,
        model: cp_model.CpModel,
        callback: cp_model.CpSolverSolutionCallback | None = None,
    ) -> cp_model.CpSolverStatus:
        """Solve within the time left; ``halt_solvers`` of another thread ends it early."""
        solver.parameters.max_time_in_seconds = max(0.01, self.deadline - time.monotonic())
        solver.parameters.catch_sigint_signal = False  # Ctrl-C belongs to the program, which keeps the best so far
        with self.interruptible(solver):
            return solver.solve(model, callback)

    @contextmanager
    def interruptible(self, solver: Stoppable) -> Iterator[None]:
        """While the block runs, ``halt_solvers`` reaches this solver."""
        with self._lock:
            self._solvers.add(solver)
        try:
            yield
        finally:
            with self._lock:
                self._solvers.discard(solver)

    def halt_solvers(self) -> None:
        """Interrupt running solvers. Repeat until they end: one that is only starting does not hear it."""
        with self._lock:
            for solver in self._solvers:
                solver.stop_search()
