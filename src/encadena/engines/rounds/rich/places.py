"""Where a meeting of a rich round could begin without anybody in the way, and putting moved ones back."""

from ...compiled import inlined
from ..walk.dice import below
from ..walk.field import Flags, Ints, Words
from .people import put


@inlined
def free_place(
    m: int,
    preferred: int,
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
    dice: Words,
) -> int:
    """Where the meeting could begin with nobody in the way: ``preferred``, or the first found from a random one on."""
    found = -1
    start, those = first_choice[m], first_choice[m + 1] - first_choice[m]
    turn = below(dice, max(1, those))
    for i in range(-1, those):
        begins = preferred if i < 0 else choice[start + (turn + i) % those]
        free = begins >= 0 and begins < possible.shape[1] and possible[m, begins]
        for t in range(begins, begins + length[m] if free else begins):
            free = free and (seated[m] == 0 or load[t] < capacity[t])
            for k in range(first_person[m], first_person[m + 1]):
                free = free and at[person[k], t] < 0
            for k in range(first_language[m], first_language[m + 1]):
                free = free and serving[language[k], t] < interpreters[language[k]]
        if free:
            found = begins
            break
    return found


@inlined
def undo(
    count: int,
    first: int,
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
    moved: Ints,
    home: Ints,
) -> None:
    """All moved ones are where they were; those before ``first`` have no place, as before."""
    for i in range(count):
        if slot[moved[i]] >= 0:
            put(
                moved[i],
                slot[moved[i]],
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
    for i in range(first, count):
        put(
            moved[i],
            home[i],
            1,
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
