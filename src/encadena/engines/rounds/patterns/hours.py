"""From flows to people: who of the side is busy in which slots."""

from collections import defaultdict
from collections.abc import Sequence
from random import Random

from ..bound import Phase
from ..problem import Id
from .days import Day, State
from .side import Side


def hours_of(side: Side, value: Sequence[int], rng: Random) -> dict[Id, list[int]] | None:
    """Busy slots (by position) of everybody on the side, in a solution of its model: ``value`` by number of the
    variable. None if the flows do not add up (a solver that rounded). Who of those alike gets which is left to chance.
    """
    left = list(value)
    asked: dict[int, list[tuple[Id, int]]] = defaultdict(list)  # by number of the day: who holds how many
    days = {key: number for number, key in enumerate(side.days)}
    for participant, kind in side.kind.items():
        done = 0
        for d in range(len(side.stretches)):
            choice = next((c for c in side.choices.get((kind, d, done), ()) if left[c.many.index] > 0), None)
            if choice is None:
                return None
            left[choice.many.index] -= 1
            asked[days[side.day_key(kind, d)]].append((participant, choice.held))
            done += choice.held
    hours: dict[Id, list[int]] = {p: [] for p in side.kind}
    for number, day in enumerate(side.days.values()):
        if not _deal(day, left, asked[number], hours, rng):
            return None
    return hours


def _deal(day: Day, left: list[int], asked: list[tuple[Id, int]], hours: dict[Id, list[int]], rng: Random) -> bool:
    """One path for each that asks; they are as many as the flow, and end with as many meetings."""
    paths: dict[int, list[list[int]]] = defaultdict(list)
    for _ in asked:
        path = _path(day, left)
        if path is None:
            return False
        paths[len(path)].append(path)
    for several in paths.values():
        rng.shuffle(several)
    for participant, held in asked:
        if not paths[held]:
            return False
        hours[participant] += paths[held].pop()
    return True


def _path(day: Day, left: list[int]) -> list[int] | None:
    state: State = (0, Phase.FRESH)
    busy: list[int] = []
    for slot in day.slots:
        arc = next((arc for arc in day.arcs.get((slot, state), ()) if left[arc.flow.index] > 0), None)
        if arc is None:
            return None
        left[arc.flow.index] -= 1
        if arc.busy:
            busy.append(slot)
        state = arc.to
    return busy
