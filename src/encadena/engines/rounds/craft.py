"""New problems from a known one, for measuring: who meets whom is rewired, everybody keeps as many meetings.

The same seed gives the same problem.
"""

from collections import Counter
from dataclasses import replace
from random import Random

from .problem import Id, Meeting, Problem

SWAPS_PER_MEETING = 5


def rewired(problem: Problem, seed: int) -> Problem:
    """Partners traded between meetings alike in session and free of a fixed time; no pair is made to meet again."""
    rng = Random(seed)
    meetings = list(problem.meetings)
    pairs = Counter(frozenset(m.pair) for m in meetings)
    free = [i for i, m in enumerate(meetings) if m.fixed is None]
    for _ in range(SWAPS_PER_MEETING * len(meetings) if len(free) > 1 else 0):
        i, j = rng.sample(free, 2)
        _trade(meetings, pairs, i, j)
    return replace(problem, meetings=tuple(meetings))


def _trade(meetings: list[Meeting], pairs: Counter[frozenset[Id]], i: int, j: int) -> None:
    one, other = meetings[i], meetings[j]
    new = (replace(one, second=other.second), replace(other, second=one.second))
    made = [frozenset(m.pair) for m in new]
    if _kind(one) != _kind(other) or any(len(pair) < 2 or pairs[pair] for pair in made) or made[0] == made[1]:
        return
    if any(m.second in m.others for m in new):
        return
    pairs.subtract(frozenset(m.pair) for m in (one, other))
    pairs.update(made)
    meetings[i], meetings[j] = new


def _kind(m: Meeting) -> tuple[object, ...]:
    return (m.session, m.length, m.virtual, m.needs, len(m.others))
