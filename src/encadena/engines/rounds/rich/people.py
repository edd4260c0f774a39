"""What a search asks about one participant or one meeting: breaks, lunch, taking a place and leaving it."""

from ...compiled import inlined
from ..walk.field import Ints
from ..walk.waits import IDLE_NOTICED, IDLE_WEIGHT, UNFAIR_WEIGHT

HUNGRY_WEIGHT = 1000.0  # no step is worth a lunch


@inlined
def look(
    p: int,
    m: int,
    begins: int,
    length: int,
    at: Ints,
    stretch: Ints,
    lunch_until: Ints,
    lunch_first: Ints,
    lunch_last: Ints,
    lunch_free: Ints,
    limit: int,
) -> tuple[int, float]:
    """Breaks and cost of a participant, as if meeting ``m`` (-2: none) went on for ``length`` slots elsewhere."""
    breaks, idle, hungry, last = 0, 0, 0, -1
    for t in range(at.shape[1]):
        other = at[p, t]
        if begins <= t < begins + length or (other >= 0 and other != m):
            if last >= 0 and t - last > 1 and stretch[last] == stretch[t] and lunch_until[last + 1] < t - 1:
                breaks += 1
                idle += t - last - 1
            last = t
    for k in range(lunch_first.shape[0]):
        run, longest = 0, 0
        for t in range(lunch_first[k], lunch_last[k] + 1):
            other = at[p, t]
            run = 0 if begins <= t < begins + length or (other >= 0 and other != m) else run + 1
            longest = max(longest, run)
        hungry += max(0, lunch_free[k] - longest)
    cost = HUNGRY_WEIGHT * hungry
    if breaks > 0:
        cost += breaks + IDLE_WEIGHT * min(idle, IDLE_NOTICED) + UNFAIR_WEIGHT * max(0, breaks - limit)
    return breaks, cost


@inlined
def put(
    m: int,
    begins: int,
    by: int,
    first_person: Ints,
    person: Ints,
    length: Ints,
    seated: Ints,
    first_language: Ints,
    language: Ints,
    slot: Ints,
    at: Ints,
    load: Ints,
    serving: Ints,
) -> None:
    """The meeting takes its place (``by`` 1) or leaves it (-1)."""
    holder = m if by > 0 else -1
    slot[m] = begins if by > 0 else -1
    for t in range(begins, begins + length[m]):
        for k in range(first_person[m], first_person[m + 1]):
            at[person[k], t] = holder
        load[t] += by * seated[m]
        for k in range(first_language[m], first_language[m + 1]):
            serving[language[k], t] += by


@inlined
def in_order(
    m: int, length: Ints, first_later: Ints, later: Ints, first_earlier: Ints, earlier: Ints, slot: Ints
) -> bool:
    kept = True
    for k in range(first_later[m], first_later[m + 1]):
        kept = kept and (slot[later[k]] < 0 or slot[later[k]] >= slot[m] + length[m])
    for k in range(first_earlier[m], first_earlier[m + 1]):
        kept = kept and (slot[earlier[k]] < 0 or slot[earlier[k]] + length[earlier[k]] <= slot[m])
    return kept
