"""Free time at lunch is no break: a free stretch that lies wholly inside a lunch window."""

from collections.abc import Iterator

from .problem import Problem


def windows(problem: Problem) -> list[tuple[int, int]]:
    """Position of the first and the last slot of each lunch window."""
    return [(problem.position[lunch.slots[0]], problem.position[lunch.slots[-1]]) for lunch in problem.lunches]


def is_lunch(of_lunches: list[tuple[int, int]], first: int, last: int) -> bool:
    """The free slots from ``first`` to ``last`` lie inside one window."""
    return any(opens <= first and last <= closes for opens, closes in of_lunches)


def just_before(of_lunches: list[tuple[int, int]], stretch: list[int], place: int) -> Iterator[range]:
    """For each window around ``place``: positions before it such that, with a meeting there, the free stretch that
    ``place`` belongs to begins inside the window. ``stretch``: positions among which breaks are counted together.
    """
    for opens, closes in of_lunches:
        if opens <= place <= closes:
            yield range(max(opens - 1, stretch[0]), place)


def just_after(of_lunches: list[tuple[int, int]], stretch: list[int], place: int) -> Iterator[range]:
    """The same in the other direction: where a meeting ends the free stretch inside the window."""
    for opens, closes in of_lunches:
        if opens <= place <= closes:
            yield range(place + 1, min(closes + 1, stretch[-1]) + 1)
