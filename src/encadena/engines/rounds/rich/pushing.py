"""Moving one meeting of a rich round, compiled: who is in the way goes along, or else all is as before.

Arrays are handed over one by one, as in ``walk.kernel``.
"""

from ...compiled import compiled
from ..walk.dice import below
from ..walk.field import Flags, Ints, Words
from .hall import LONGEST
from .people import in_order, put
from .places import free_place

TRIES = 6


@compiled
def step_aside(
    m: int,
    away: int,
    token: int,
    count: int,
    first_person: Ints,
    person: Ints,
    length: Ints,
    seated: Ints,
    possible: Flags,
    first_choice: Ints,
    choice: Ints,
    first_language: Ints,
    language: Ints,
    interpreters: Ints,
    capacity: Ints,
    slot: Ints,
    at: Ints,
    load: Ints,
    serving: Ints,
    mark: Ints,
    moved: Ints,
    home: Ints,
    aim: Ints,
    dice: Words,
) -> bool:
    """Seat ``m`` anew, in ``away`` if it can be; noted as the move ``count``. False: it found no other place."""
    moved[count], home[count], aim[count] = m, slot[m], away
    put(m, slot[m], -1, first_person, person, length, seated, first_language, language, slot, at, load, serving)
    where = free_place(
        m,
        away,
        first_person,
        person,
        length,
        seated,
        possible,
        first_choice,
        choice,
        first_language,
        language,
        interpreters,
        capacity,
        slot,
        at,
        load,
        serving,
        dice,
    )
    moves = where >= 0 and where != home[count]
    where = where if moves else home[count]
    put(m, where, 1, first_person, person, length, seated, first_language, language, slot, at, load, serving)
    mark[m] = token if moves else 0
    return moves


@compiled
def push_along(
    m: int,
    begins: int,
    origin: int,
    token: int,
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
    first_later: Ints,
    later: Ints,
    first_earlier: Ints,
    earlier: Ints,
    slot: Ints,
    at: Ints,
    load: Ints,
    serving: Ints,
    mark: Ints,
    moved: Ints,
    home: Ints,
    aim: Ints,
    dice: Words,
) -> tuple[int, bool]:
    """Move ``m`` and who is in the way. How many meetings moved (or are lifted: see ``moved`` and ``home``), and
    whether all found a place with table, interpreter and order kept. ``origin``: where ``m`` stands, or, while it has
    no place, where those in the way may go instead.
    """
    moved[0], home[0], aim[0], count, done = m, origin, begins, 1, 0
    mark[m] = token
    if slot[m] >= 0:
        put(m, slot[m], -1, first_person, person, length, seated, first_language, language, slot, at, load, serving)
    fine = True
    while fine and done < count:
        x, t = moved[done], aim[done]
        if t < 0 or t >= possible.shape[1] or not possible[x, t]:
            t = free_place(
                x,
                -1,
                first_person,
                person,
                length,
                seated,
                possible,
                first_choice,
                choice,
                first_language,
                language,
                interpreters,
                capacity,
                slot,
                at,
                load,
                serving,
                dice,
            )
            fine = t >= 0
        if fine:
            for u in range(t, t + length[x]):
                for k in range(first_person[x], first_person[x + 1]):
                    other = at[person[k], u]
                    if other < 0:
                        continue
                    if mark[other] == token or count >= LONGEST:
                        fine = False
                        continue
                    mark[other] = token
                    moved[count], home[count], aim[count] = other, slot[other], slot[other] + home[done] - t
                    count += 1
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
        if fine:
            put(x, t, 1, first_person, person, length, seated, first_language, language, slot, at, load, serving)
        done += 1
    i = 0
    while fine and i < count:  # tables and interpreters where somebody arrived: another one makes room
        x = moved[i]
        for t in range(slot[x], slot[x] + length[x]):
            tries = 0
            while fine and seated[x] > 0 and load[t] > capacity[t]:
                other = below(dice, slot.shape[0])
                seek = 0
                while seek < slot.shape[0] and (
                    mark[other] == token
                    or seated[other] == 0
                    or slot[other] > t
                    or slot[other] < 0
                    or slot[other] + length[other] <= t
                ):
                    other = other + 1 if other + 1 < slot.shape[0] else 0
                    seek += 1
                tries += 1
                if seek == slot.shape[0] or count >= LONGEST or tries > TRIES:
                    fine = False
                    break
                if step_aside(
                    other,
                    home[0],
                    token,
                    count,
                    first_person,
                    person,
                    length,
                    seated,
                    possible,
                    first_choice,
                    choice,
                    first_language,
                    language,
                    interpreters,
                    capacity,
                    slot,
                    at,
                    load,
                    serving,
                    mark,
                    moved,
                    home,
                    aim,
                    dice,
                ):
                    count += 1
            for k in range(first_language[x], first_language[x + 1]):
                spoken, tries = language[k], 0
                first, those = first_asking[spoken], first_asking[spoken + 1] - first_asking[spoken]
                while fine and serving[spoken, t] > interpreters[spoken]:
                    other = asking[first + below(dice, those)]
                    tries += 1
                    if tries > 4 * TRIES or count >= LONGEST:
                        fine = False
                        break
                    if mark[other] == token or slot[other] < 0 or slot[other] > t or slot[other] + length[other] <= t:
                        continue
                    if step_aside(
                        other,
                        home[0],
                        token,
                        count,
                        first_person,
                        person,
                        length,
                        seated,
                        possible,
                        first_choice,
                        choice,
                        first_language,
                        language,
                        interpreters,
                        capacity,
                        slot,
                        at,
                        load,
                        serving,
                        mark,
                        moved,
                        home,
                        aim,
                        dice,
                    ):
                        count += 1
        fine = fine and in_order(x, length, first_later, later, first_earlier, earlier, slot)
        i += 1
    return count, fine
