"""Breaks: maximal runs of free slots between two meetings of one participant; their length does not matter."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby, pairwise


def breaks_among(positions: Iterable[int]) -> int:
    """Breaks of one participant with meetings at these places in time (counted from anywhere)."""
    return sum(b - a > 1 for a, b in pairwise(sorted(set(positions))))


def free_runs(
    busy: Collection[int], stretches: Sequence[Sequence[int]], lunches: Collection[Collection[int]] = ()
) -> list[list[int]]:
    """The breaks of somebody busy in ``busy``, each as its free slots, within each stretch of slots.

    Free time that lies wholly in one of ``lunches`` is no break.
    """
    waiting: list[list[int]] = []
    for stretch in stretches:
        held = [i for i, slot in enumerate(stretch) if slot in busy]
        inside = stretch[held[0] : held[-1]] if held else []
        runs = [list(run) for taken, run in groupby(inside, lambda slot: slot in busy) if not taken]
        waiting += [run for run in runs if not any(set(run) <= set(lunch) for lunch in lunches)]
    return waiting


def total(slots_of: Mapping[int, Collection[int]], stretches: Sequence[Sequence[int]]) -> int:
    """Breaks of everybody: ``slots_of`` maps a participant to the slots in which it meets."""
    return sum(
        breaks_among(i for i, slot in enumerate(stretch) if slot in busy)
        for busy in slots_of.values()
        for stretch in stretches
    )
