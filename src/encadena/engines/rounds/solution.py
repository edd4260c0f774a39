"""What planning a round ends with."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from .diagnose.reason import Reason
from .problem import Schedule

Status: TypeAlias = Literal["optimal", "feasible", "infeasible", "unknown"]


@dataclass(frozen=True)
class Solution:
    """``objective``: breaks of ``schedule`` (None without one). ``bound``: no agenda has fewer. ``reasons``: why
    impossible.

    Status "optimal": objective == bound. "feasible": an agenda, perhaps not the best. "infeasible": proven that there
    is none. "unknown": no agenda found in the time given, and none excluded; a ``schedule`` given all the same is
    the nearest one, whose tables break a rule (reason "seats_unsettled": time was over, or the round too large for
    the question that knows tables). ``method`` decided it ("counting", "sat",
    "flow", "local search", "hint"), and its search took ``nodes`` (conflicts of a SAT solver; 0 where nothing is
    counted). ``idle``: free slots within the breaks; ``idle_bound``: no agenda with as few breaks has less.
    """

    status: Status
    objective: int | None
    bound: int
    seconds: float
    schedule: Schedule | None
    reasons: tuple[Reason, ...] = ()
    method: str = ""
    nodes: int = 0
    idle: int | None = None
    idle_bound: int = 0

    @property
    def gap(self) -> int | None:
        """At most so many breaks above the optimum; None without an agenda."""
        return None if self.objective is None else self.objective - self.bound
