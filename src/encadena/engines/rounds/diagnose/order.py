"""Orders between meetings that cannot be kept: rings, and chains longer than the time there is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from ..problem import Id, Problem
from .reason import Reason


def order_reasons(problem: Problem) -> Iterator[Reason]:
    earlier: dict[Id, list[Id]] = defaultdict(list)
    for before, after in sorted(problem.precedences, key=str):
        earlier[after].append(before)
    try:
        in_order = list(TopologicalSorter(earlier).static_order())
    except CycleError as error:
        ring = error.args[1][:-1]  # graphlib repeats the first at the end
        yield Reason("precedence_cycle", (), tuple(ring))
        return
    yield from _too_long(problem, in_order, earlier)


def _too_long(problem: Problem, in_order: list[Id], earlier: Mapping[Id, list[Id]]) -> Iterator[Reason]:
    """Give every meeting its first slot after those before it; who finds none ends a chain that does not fit."""
    earliest: dict[Id, int] = {}
    waited_for: dict[Id, Id] = {}
    for meeting in in_order:
        start = 0
        for before in earlier.get(meeting, ()):
            end = earliest[before] + problem.meeting_by_id[before].length if before in earliest else 0
            if end > start:
                start, waited_for[meeting] = end, before
        possible = [problem.position[s] for s in problem.slots_of[meeting]]
        first = next((i for i in possible if i >= start), None)
        if first is not None:
            earliest[meeting] = first
        elif possible:  # without any slot it is another reason's business
            chain = _chain(meeting, waited_for)
            yield Reason("precedence_too_long", (), chain, {"slots": len(problem.slots)})


def _chain(meeting: Id, waited_for: Mapping[Id, Id]) -> tuple[Id, ...]:
    chain = [meeting]
    while chain[-1] in waited_for:
        chain.append(waited_for[chain[-1]])
    return tuple(reversed(chain))
