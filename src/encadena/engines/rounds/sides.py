"""Whether the round has two sides that only meet across, as buyers and sellers do."""

from collections import deque

from .problem import Id, Problem


def sides(problem: Problem) -> dict[Id, int] | None:
    """0 or 1 for everybody with a meeting, so that each meeting has one of each; None if that is not possible, or if
    some meetings are no pairs at a table.
    """
    side: dict[Id, int] = {}
    if not problem.in_pairs:
        return None
    for start, meetings in problem.meetings_of.items():
        if meetings and start not in side and not _spread(problem, start, side):
            return None
    return side


def _spread(problem: Problem, start: Id, side: dict[Id, int]) -> bool:
    side[start] = 0
    queue = deque([start])
    while queue:
        p = queue.popleft()
        for m in problem.meetings_of[p]:
            other = m.second if m.first == p else m.first
            if other not in side:
                side[other] = 1 - side[p]
                queue.append(other)
            elif side[other] == side[p]:
                return False
    return True
