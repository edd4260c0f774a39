"""Breaks: maximal runs of free slots between two meetings of one participant; their length does not matter."""

from collections.abc import Collection, Sequence
from itertools import groupby


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
