"""The compiled steps of a rich repair that push others aside: they make room for a meeting, or waits are mended.

Arrays are handed over one by one, as in ``walk.kernel``.
"""

from ...compiled import compiled, inlined
from ..rich.kernel import TOKEN, wish
from ..rich.people import HUNGRY_WEIGHT, look
from ..rich.places import undo
from ..rich.pushing import push_along
from ..walk.dice import below, chance, patience
from ..walk.field import WAITING, Flags, Floats, Ints, Words
from .rich_kernel import recount


@inlined
def more_bother(count: int, slot: Ints, moved: Ints, home: Ints, stood: Ints, bother: Floats) -> float:
    """How much more the told meetings away from where they stood cost after a move."""
    more = 0.0
    for i in range(count):
        m = moved[i]
        if slot[m] != stood[m]:
            more += bother[m]
        if home[i] != stood[m]:
            more -= bother[m]
    return more


@compiled
def make_room(
    m: int,
    longest: int,
    first_person: Ints,
    person: Ints,
    first_held: Ints,
    held: Ints,
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
    stretch: Ints,
    lunch_until: Ints,
    lunch_first: Ints,
    lunch_last: Ints,
    lunch_free: Ints,
    first_later: Ints,
    later: Ints,
    first_earlier: Ints,
    earlier: Ints,
    limit: int,
    slot: Ints,
    at: Ints,
    load: Ints,
    serving: Ints,
    waits: Ints,
    price: Floats,
    waiting: Ints,
    waiting_at: Ints,
    pushed: Ints,
    mark: Ints,
    touched: Ints,
    moved: Ints,
    home: Ints,
    aim: Ints,
    out: Ints,
    best: Ints,
    tally: Ints,
    dice: Words,
    stood: Ints,
    bother: Floats,
) -> bool:
    """Give the meeting a place that at most ``longest`` others leave for another, the least bother first found."""
    slots = at.shape[1]
    start, those = first_choice[m], first_choice[m + 1] - first_choice[m]
    turn, turn_away = below(dice, max(1, those)), below(dice, slots)
    for i in range(those):
        begins = choice[start + (turn + i) % those]
        if not possible[m, begins]:
            continue
        for j in range(slots):
            away = (turn_away + j) % slots
            near = False
            for k in range(first_person[m], first_person[m + 1]):
                near = near or at[person[k], away] < 0
            if away == begins or not near:
                continue
            tally[TOKEN] += 1
            token = tally[TOKEN]
            count, fine = push_along(
                m,
                begins,
                away,
                token,
                first_person,
                person,
                length,
                seated,
                possible,
                first_choice,
                choice,
                first_language,
                language,
                first_asking,
                asking,
                interpreters,
                capacity,
                first_later,
                later,
                first_earlier,
                earlier,
                slot,
                at,
                load,
                serving,
                mark,
                moved,
                home,
                aim,
                dice,
            )
            fine = fine and count <= longest + 1
            for c in range(count if fine else 0):
                x = moved[c]
                for k in range(first_person[x], first_person[x + 1]):
                    _, cost = look(
                        person[k], -2, -1, 0, at, stretch, lunch_until, lunch_first, lunch_last, lunch_free, limit
                    )
                    fine = fine and cost < HUNGRY_WEIGHT
            if not fine:
                undo(
                    count,
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
                    moved,
                    home,
                )
                continue
            for c in range(count):
                recount(
                    moved[c],
                    first_person,
                    person,
                    stretch,
                    lunch_until,
                    lunch_first,
                    lunch_last,
                    lunch_free,
                    limit,
                    at,
                    waits,
                    price,
                    waiting,
                    waiting_at,
                    tally,
                )
            return True
    return False


@compiled
def mend(
    first_person: Ints,
    person: Ints,
    first_held: Ints,
    held: Ints,
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
    stretch: Ints,
    lunch_until: Ints,
    lunch_first: Ints,
    lunch_last: Ints,
    lunch_free: Ints,
    first_later: Ints,
    later: Ints,
    first_earlier: Ints,
    earlier: Ints,
    limit: int,
    slot: Ints,
    at: Ints,
    load: Ints,
    serving: Ints,
    waits: Ints,
    price: Floats,
    waiting: Ints,
    waiting_at: Ints,
    pushed: Ints,
    mark: Ints,
    touched: Ints,
    moved: Ints,
    home: Ints,
    aim: Ints,
    out: Ints,
    best: Ints,
    tally: Ints,
    dice: Words,
    stood: Ints,
    bother: Floats,
    steps: int,
    hot: float,
    cold: float,
    focus: float,
) -> None:
    """So many steps while the temperature falls. ``focus``: the share of steps that begin at somebody who waits."""
    cooling, temperature = (cold / hot) ** (1024.0 / max(1, steps)), hot
    for step in range(steps):
        if step & 1023 == 1023:
            temperature *= cooling
        if tally[WAITING] > 0 and chance(dice, focus):
            p = waiting[below(dice, tally[WAITING])]
        else:
            p = person[below(dice, person.shape[0])]
        m, begins = wish(p, first_held, held, length, possible, slot, at, dice)
        if begins < 0 or slot[m] < 0:
            continue
        bearable = patience(dice, temperature)
        _, alone = look(p, m, begins, length[m], at, stretch, lunch_until, lunch_first, lunch_last, lunch_free, limit)
        if alone - price[p] > bearable:
            continue
        tally[TOKEN] += 1
        token = tally[TOKEN]
        count, fine = push_along(
            m,
            begins,
            slot[m],
            token,
            first_person,
            person,
            length,
            seated,
            possible,
            first_choice,
            choice,
            first_language,
            language,
            first_asking,
            asking,
            interpreters,
            capacity,
            first_later,
            later,
            first_earlier,
            earlier,
            slot,
            at,
            load,
            serving,
            mark,
            moved,
            home,
            aim,
            dice,
        )
        worse = more_bother(count, slot, moved, home, stood, bother) if fine else 0.0
        for i in range(count if fine else 0):
            x = moved[i]
            for k in range(first_person[x], first_person[x + 1]):
                q = person[k]
                if touched[q] != token:
                    touched[q] = token
                    _, cost = look(q, -2, -1, 0, at, stretch, lunch_until, lunch_first, lunch_last, lunch_free, limit)
                    worse += cost - price[q]
        if not fine or worse > bearable:
            undo(
                count,
                0,
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
                moved,
                home,
            )
            continue
        for i in range(count):
            recount(
                moved[i],
                first_person,
                person,
                stretch,
                lunch_until,
                lunch_first,
                lunch_last,
                lunch_free,
                limit,
                at,
                waits,
                price,
                waiting,
                waiting_at,
                tally,
            )
