"""The first agenda of a rich round, compiled: whoever finds no free place pushes out those in the way.

Arrays are handed over one by one, as in ``walk.kernel``.
"""

from ...compiled import compiled
from ..walk.dice import below
from ..walk.field import Flags, Ints, Words
from .people import put

IMPOSSIBLE = -1


@compiled
def in_the_way(
    m: int,
    begins: int,
    token: int,
    first_person: Ints,
    person: Ints,
    length: Ints,
    seated: Ints,
    first_language: Ints,
    language: Ints,
    first_asking: Ints,
    asking: Ints,
    interpreters: Ints,
    capacity: Ints,
    lunch_first: Ints,
    lunch_last: Ints,
    lunch_free: Ints,
    first_later: Ints,
    later: Ints,
    first_earlier: Ints,
    earlier: Ints,
    slot: Ints,
    at: Ints,
    load: Ints,
    serving: Ints,
    pushed: Ints,
    mark: Ints,
    out: Ints,
    dice: Words,
) -> int:
    """How many meetings (they are in ``out``) cannot stay if ``m`` begins there; -1: nothing would help."""
    found, meetings, ends = 0, slot.shape[0], begins + length[m]
    mark[m] = token
    for t in range(begins, ends):
        for k in range(first_person[m], first_person[m + 1]):
            other = at[person[k], t]
            if other >= 0 and mark[other] != token:
                mark[other] = token
                out[found] = other
                found += 1
    for k in range(first_later[m], first_later[m + 1]):
        other = later[k]
        if 0 <= slot[other] < ends and mark[other] != token:
            mark[other] = token
            out[found] = other
            found += 1
    for k in range(first_earlier[m], first_earlier[m + 1]):
        other = earlier[k]
        if slot[other] >= 0 and slot[other] + length[other] > begins and mark[other] != token:
            mark[other] = token
            out[found] = other
            found += 1
    for t in range(begins, ends):
        if seated[m] > 0:
            left = load[t]
            for i in range(found):
                if seated[out[i]] > 0 and slot[out[i]] <= t < slot[out[i]] + length[out[i]]:
                    left -= 1
            start = below(dice, meetings)
            for i in range(meetings):
                if left < capacity[t]:
                    break
                other = (start + i) % meetings
                if mark[other] != token and seated[other] > 0 and 0 <= slot[other] <= t < slot[other] + length[other]:
                    mark[other] = token
                    out[found] = other
                    found += 1
                    left -= 1
            if left >= capacity[t]:
                return IMPOSSIBLE
        for k in range(first_language[m], first_language[m + 1]):
            spoken = language[k]
            left = serving[spoken, t]
            first, those = first_asking[spoken], first_asking[spoken + 1] - first_asking[spoken]
            for i in range(those):
                other = asking[first + i]
                if mark[other] == token and other != m and 0 <= slot[other] <= t < slot[other] + length[other]:
                    left -= 1
            start = below(dice, those)
            for i in range(those):
                if left < interpreters[spoken]:
                    break
                other = asking[first + (start + i) % those]
                if mark[other] != token and 0 <= slot[other] <= t < slot[other] + length[other]:
                    mark[other] = token
                    out[found] = other
                    found += 1
                    left -= 1
            if left >= interpreters[spoken]:
                return IMPOSSIBLE
    for k in range(lunch_first.shape[0]):
        if ends <= lunch_first[k] or begins > lunch_last[k]:
            continue
        for i in range(first_person[m], first_person[m + 1]):
            p, cheapest, where = person[i], 1 << 60, -1
            for t in range(lunch_first[k], lunch_last[k] - lunch_free[k] + 2):
                if t < ends and t + lunch_free[k] > begins:
                    continue
                lost = 0
                for u in range(t, t + lunch_free[k]):
                    other = at[p, u]
                    if other >= 0 and mark[other] != token:
                        lost += pushed[other]
                if lost < cheapest:
                    cheapest, where = lost, t
            if where < 0:
                return IMPOSSIBLE
            for u in range(where, where + lunch_free[k]):
                other = at[p, u]
                if other >= 0 and mark[other] != token:
                    mark[other] = token
                    out[found] = other
                    found += 1
    return found


@compiled
def fill(
    first_person: Ints,
    person: Ints,
    length: Ints,
    seated: Ints,
    possible: Flags,
    first_choice: Ints,
    choice: Ints,
    first_language: Ints,
    language: Ints,
    first_asking: Ints,
    asking: Ints,
    interpreters: Ints,
    capacity: Ints,
    lunch_first: Ints,
    lunch_last: Ints,
    lunch_free: Ints,
    first_later: Ints,
    later: Ints,
    first_earlier: Ints,
    earlier: Ints,
    slot: Ints,
    at: Ints,
    load: Ints,
    serving: Ints,
    pushed: Ints,
    mark: Ints,
    out: Ints,
    dice: Words,
    waiting: Ints,
    left: int,
    token: int,
    pushes: int,
) -> tuple[int, int]:
    """Place the first ``left`` of ``waiting``, the last of them first, in at most ``pushes`` tries. How many are still
    waiting (they are the first), and the last token used.
    """
    for _ in range(pushes):
        if left == 0:
            break
        left -= 1
        m = waiting[left]
        cheapest, where = 1e18, -1
        start, those = first_choice[m], first_choice[m + 1] - first_choice[m]
        turn = below(dice, max(1, those))
        for i in range(those):
            begins = choice[start + (turn + i) % those]
            token += 1
            count = in_the_way(
                m,
                begins,
                token,
                first_person,
                person,
                length,
                seated,
                first_language,
                language,
                first_asking,
                asking,
                interpreters,
                capacity,
                lunch_first,
                lunch_last,
                lunch_free,
                first_later,
                later,
                first_earlier,
                earlier,
                slot,
                at,
                load,
                serving,
                pushed,
                mark,
                out,
                dice,
            )
            if count < 0:
                continue
            cost = 0.9 * load[begins] / max(1, capacity[begins])
            for k in range(count):
                cost += pushed[out[k]]
            if cost < cheapest:
                cheapest, where = cost, begins
        pushed[m] += 1
        if where < 0:
            left += 1
            break
        token += 1
        count = in_the_way(
            m,
            where,
            token,
            first_person,
            person,
            length,
            seated,
            first_language,
            language,
            first_asking,
            asking,
            interpreters,
            capacity,
            lunch_first,
            lunch_last,
            lunch_free,
            first_later,
            later,
            first_earlier,
            earlier,
            slot,
            at,
            load,
            serving,
            pushed,
            mark,
            out,
            dice,
        )
        for k in range(count):
            other = out[k]
            put(
                other,
                slot[other],
                -1,
                first_person,
                person,
                length,
                seated,
                first_language,
                language,
                slot,
                at,
                load,
                serving,
            )
            waiting[left] = other
            left += 1
        put(m, where, 1, first_person, person, length, seated, first_language, language, slot, at, load, serving)
        if count > 0:  # anybody next; until then the hardest first
            chosen = below(dice, left)
            waiting[chosen], waiting[left - 1] = waiting[left - 1], waiting[chosen]
    return left, token
