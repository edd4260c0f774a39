"""How much the waiting list of a rich round can be worth at most: two linear programmes that know its rules in part.

The first counts free slots, tables and interpreters over all that is left of the day; the second, for rounds small
enough, knows in which slots they are free. What holds for every agenda holds for shares of meetings, so no agenda that
keeps the same meetings adds more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...later import Later
from ..diagnose.lunch import eaten
from ..linear import solver_for
from ..problem import Id, Meeting
from .closer import MAX_SHARES, MOSTLY, ROUNDED, SECONDS
from .standing import Standing
from .worth import Worth

if TYPE_CHECKING:
    from ortools.linear_solver.python import model_builder
else:
    model_builder = Later("ortools.linear_solver.python.model_builder")


def rich_worth(standing: Standing, slot_of: dict[Id, int]) -> Worth:
    """Meetings of before as in ``slot_of``, wherever they are moved to."""
    waiting = [w for w in standing.live.waiting if _begins(standing, w.meeting, standing.now)]
    if not waiting:
        return Worth(0.0, frozenset())
    everything = Worth(sum(w.value for w in waiting), frozenset(w.meeting.id for w in waiting))
    model = model_builder.Model()  # type: ignore[no-untyped-call]  # as shipped by OR-Tools
    share = {w.meeting.id: model.new_num_var(0, 1, "") for w in waiting}
    asked: dict[tuple[str, Id], list[Any]] = defaultdict(list)
    for w in waiting:
        for what in _uses(w.meeting):
            asked[what].append(w.meeting.length * share[w.meeting.id])
    room = _room(standing, slot_of)
    for what, together in asked.items():
        model.add(model_builder.LinearExpr.sum(together) <= max(0, room[what]))
    model.maximize(sum(w.value * share[w.meeting.id] for w in waiting))
    return _solved(model, {m: [one] for m, one in share.items()}, everything)


def closer_worth(standing: Standing, slot_of: dict[Id, int], worth: Worth) -> Worth:
    """``worth`` itself if the round is too large, or if the programme was not solved in time."""
    begins = dict(_domains(standing, slot_of))
    if not worth.chosen or sum(map(len, begins.values())) > MAX_SHARES:
        return worth
    value = {w.meeting.id: w.value for w in standing.live.waiting}
    model = model_builder.Model()  # type: ignore[no-untyped-call]
    shares = {m: {s: model.new_num_var(0, 1, "") for s in slots} for m, slots in begins.items()}
    for m, slots in shares.items():
        held = model_builder.LinearExpr.sum(list(slots.values()))
        model.add(held <= 1 if m in value else held == 1)
    for together, most in _limits(standing, shares):
        model.add(model_builder.LinearExpr.sum(together) <= most)
    model.maximize(sum(value[m] * one for m in value for one in shares.get(m, {}).values()))
    return _solved(model, {m: list(shares[m].values()) for m in value if m in shares}, worth)


def _solved(model: model_builder.Model, shares: dict[Id, list[Any]], otherwise: Worth) -> Worth:
    solver = solver_for(SECONDS)
    if solver.solve(model) != model_builder.SolveStatus.OPTIMAL:
        return otherwise
    bound = solver.objective_value * (1 + ROUNDED) + ROUNDED
    chosen = frozenset(m for m, those in shares.items() if sum(map(solver.value, those)) > MOSTLY)
    return Worth(bound, chosen) if bound < otherwise.bound else otherwise


def _uses(m: Meeting) -> Iterator[tuple[str, Id]]:
    """What a meeting takes for as long as it lasts."""
    yield from (("person", p) for p in m.everybody)
    yield from (("interpreter", language) for language in set(m.needs))
    if not m.virtual:
        yield ("table", "")


def _begins(standing: Standing, m: Meeting, after: int) -> list[int]:
    position = standing.problem.position
    return [slot for slot in standing.problem.slots_of[m.id] if position[slot] > after]


def _room(standing: Standing, slot_of: dict[Id, int]) -> dict[tuple[str, Id], int]:
    """Slots after the running one in which each participant is free, tables and interpreters all together; where
    nobody moves any more, a participant counts as free only for meetings whose people all are.
    """
    problem, position = standing.problem, standing.problem.position
    later = {slot.id for slot in problem.slots if position[slot.id] > standing.edge}
    room: dict[tuple[str, Id], int] = {}
    for p in problem.participants:
        there = later - problem.away.get(p, frozenset())
        room["person", p] = len(there) - eaten(problem, there)
    after = [slot for slot in problem.slots if position[slot.id] > standing.now]
    room["table", ""] = sum(slot.tables for slot in after)
    for language in problem.languages:
        room["interpreter", language] = problem.interpreters.get(language, 0) * len(after)
    for meeting, slot in slot_of.items():
        m = problem.meeting_by_id[meeting]
        for covered in problem.covered(m, slot) if meeting not in standing.waiting else ():
            for what in _uses(m):
                room[what] -= covered in later if what[0] == "person" else position[covered] > standing.now
    for p, _ in _free_together(standing, slot_of):
        room["person", p] += 1
    return room


def _free_together(standing: Standing, slot_of: dict[Id, int]) -> set[tuple[Id, int]]:
    """(participant, frozen slot) in which some waiting meeting of theirs finds all its people free."""
    problem, position = standing.problem, standing.problem.position
    busy = {
        (p, slot)
        for m, begins in slot_of.items()
        if m not in standing.waiting
        for slot in problem.covered(problem.meeting_by_id[m], begins)
        for p in problem.meeting_by_id[m].everybody
    }
    found: set[tuple[Id, int]] = set()
    for w in standing.live.waiting:
        for begins in _begins(standing, w.meeting, standing.now):
            for slot in problem.covered(w.meeting, begins):
                people = {(p, slot) for p in w.meeting.everybody}
                if position[slot] <= standing.edge and not people & busy:
                    found |= people
    return found


def _domains(standing: Standing, slot_of: dict[Id, int]) -> Iterator[tuple[Id, list[int]]]:
    """Where each meeting with a place, and each waiting one, could begin."""
    for m in standing.problem.meetings:
        if m.id in standing.waiting:
            yield m.id, _begins(standing, m, standing.now)
        elif m.id in slot_of:
            stays = m.id in standing.pinned and slot_of[m.id] == standing.slot_of[m.id]
            later = [] if stays else _begins(standing, m, standing.edge)
            yield m.id, list(dict.fromkeys((*later, slot_of[m.id])))


def _limits(standing: Standing, shares: dict[Id, dict[int, Any]]) -> Iterator[tuple[list[Any], int]]:
    """Nobody is in two meetings at once, tables and interpreters are as many as there are, and everybody eats."""
    problem = standing.problem
    going_on: dict[tuple[str, Id, int], list[Any]] = defaultdict(list)
    for m in problem.meetings:
        for begins, share in shares.get(m.id, {}).items():
            for slot in problem.covered(m, begins):
                for what, whose in _uses(m):
                    going_on[what, whose, slot].append(share)
    for (what, whose, slot), together in going_on.items():
        there = problem.slot_by_id[slot].tables if what == "table" else problem.interpreters.get(str(whose), 0)
        yield together, 1 if what == "person" else there
    for lunch in problem.lunches:
        for p in problem.participants:
            eating = [share for slot in lunch.slots for share in going_on.get(("person", p, slot), ())]
            if eating:
                yield eating, len(lunch.slots) - lunch.free
