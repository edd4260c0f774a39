"""The smallest conflict in a round that no counting explains: wishes that cannot all hold, though all others are given
up.

A SAT solver in a process of its own (``refuter``) finds some that conflict, leaves out one after the other, and then
looks for fewer elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..problem import Id, Param, Problem
from ..race import Race
from .process import Refuting
from .reason import Reason
from .seats import is_small
from .wishes import Kind, Wish, wishes_of

SECONDS_ON_SMALLEST = 5.0

_RULES: dict[Kind, str] = {
    "tables": "tables",
    "absence": "availability",
    "session": "sessions",
    "fixed": "fixed_times",
    "order": "precedence",
    "walk": "walking",
    "steady": "steady",
    "interpreters": "interpreters",
    "lunch": "lunch",
    "hours": "hours",
    "length": "lengths",
}


def find_conflict(problem: Problem, race: Race) -> tuple[Reason, ...]:
    """Why a ``problem`` known to be impossible is; empty if the time of ``race`` was too short to find out.

    ``proof`` says how good a conflict is: "smallest": no other has fewer wishes; "minimal": without any of its wishes
    it would be none; "found": it is one. ``enough`` (not with "found"): places of the wishes each of which ends all
    conflicts when it alone is given up.
    """
    *_, best = (_Conflict(), *_conflicts(problem, race))
    if best.proof == "possible":
        return (_when_all_hold(problem),)
    return (_reason(problem, best),) if best.proof else ()


def _when_all_hold(problem: Problem) -> Reason:
    """Fairness is at fault, or tables that the wishes of a large round leave out."""
    if not problem.plain and (problem.fairness is None or not is_small(problem)):
        return Reason("richer_rules")
    return Reason("fairness_impossible", params={"limit": problem.fairness or 0})


@dataclass(frozen=True)
class _Conflict:
    proof: str = ""
    wishes: tuple[Wish, ...] = ()
    enough: tuple[Wish, ...] | None = None


def _conflicts(problem: Problem, race: Race) -> Iterator[_Conflict]:
    """Better and better ones, the last the best. With fewer meetings waiting could be shared worse: fairness is no
    wish.
    """
    with Refuting(problem, wishes_of(problem), race) as among_all:
        kind, wishes = next(among_all.asked("core"), ("", ()))
        if kind != "core":
            yield _Conflict(kind)
            return
        yield _Conflict("found", wishes)
        with Refuting(problem, wishes, race) as among_few:
            for kind, fewer in among_few.asked("minimal", wishes):
                yield _Conflict("minimal" if kind == "minimal" else "found", fewer)
        if kind == "minimal":
            yield from _smallest(among_all, fewer, race)


def _smallest(among_all: Refuting, wishes: tuple[Wish, ...], race: Race) -> Iterator[_Conflict]:
    for _, enough in among_all.asked("enough", wishes):
        yield _Conflict("minimal", wishes, enough)
    race.leave(SECONDS_ON_SMALLEST)
    for _, fewest in among_all.asked("smallest", wishes):
        yield _Conflict("smallest", fewest)
        for _, enough in among_all.asked("enough", fewest):
            yield _Conflict("smallest", fewest, enough)


def _reason(problem: Problem, conflict: _Conflict) -> Reason:
    kinds = {wish.kind for wish in conflict.wishes}
    rules = ("one_meeting_at_a_time", *(rule for kind, rule in _RULES.items() if kind in kinds))
    params: dict[str, Param] = {"rules": rules, "proof": conflict.proof}
    if conflict.enough is not None:
        params["enough"] = tuple(i for i, wish in enumerate(conflict.wishes) if wish in conflict.enough)
    held = {wish.subjects[0] for wish in conflict.wishes if wish.kind == "meeting"}
    meetings = tuple(m.id for m in problem.meetings if m.id in held)
    return Reason("conflict", _involved(problem, held), meetings, params, conflict.wishes)


def _involved(problem: Problem, held: set[Id]) -> tuple[Id, ...]:
    """Whoever has two of the meetings or more."""
    return tuple(p for p, meetings in problem.meetings_of.items() if sum(m.id in held for m in meetings) > 1)
