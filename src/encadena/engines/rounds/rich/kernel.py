"""The compiled steps of the search for a rich round: a meeting begins elsewhere, and who is in the way goes along.

Whoever is pushed out shifts as far as the first meeting did, the other way (for short meetings of two: a Kempe chain),
or takes the first free place. A step that leaves anybody without a place, a table, an interpreter or lunch is undone.
Arrays are handed over one by one, as in ``walk.kernel``.
"""

from ...compiled import compiled, inlined
from ..walk.dice import below, chance, patience
from ..walk.field import BEST, TOTAL, WAITING, Flags, Floats, Ints, Words
from .people import HUNGRY_WEIGHT, look
from .places import undo
from .pushing import push_along

TOKEN = 3  # place of ``tally``: the last mark given
TRIES = 6
CLOSER = 0.9  # of steps put a meeting beside another of the same participant


@inlined
def note(p: int, breaks: int, waits: Ints, waiting: Ints, waiting_at: Ints, tally: Ints) -> None:
    """The participant has so many breaks now."""
    before = waits[p]
    waits[p] = breaks
    tally[TOTAL] += breaks - before
    if before == 0 and breaks > 0:
        waiting[tally[WAITING]] = p
        waiting_at[p] = tally[WAITING]
        tally[WAITING] += 1
    elif before > 0 and breaks == 0:
        tally[WAITING] -= 1
        last = waiting[tally[WAITING]]
        waiting[waiting_at[p]] = last
        waiting_at[last] = waiting_at[p]


@inlined
def is_fair(waits: Ints, limit: int) -> bool:
    fewest, most = 1 << 30, 0
    for p in range(waits.shape[0]):
        fewest, most = min(fewest, waits[p]), max(most, waits[p])
    return bool(most - min(fewest, most) <= limit)


@inlined
def wish(
    p: int, first_held: Ints, held: Ints, length: Ints, possible: Flags, slot: Ints, at: Ints, dice: Words
) -> tuple[int, int]:
    """A meeting of the participant and where it might begin instead, mostly beside another of theirs; -1 for none."""
    slots, m, begins = at.shape[1], -1, -1
    those = first_held[p + 1] - first_held[p]
    close = chance(dice, CLOSER)
    for _ in range(TRIES):
        m = held[first_held[p] + below(dice, those)]
        a, b = slot[m] - 1, slot[m] + length[m]
        if not close or a < 0 or b >= slots or at[p, a] < 0 or at[p, b] < 0:
            break
    for _ in range(TRIES):
        t = below(dice, slots)
        if at[p, t] >= 0 and at[p, t] != m:
            continue
        beside = (t > 0 and at[p, t - 1] >= 0) or (t + 1 < slots and at[p, t + 1] >= 0)
        if close and not beside:
            continue
        begins = t
        if length[m] > 1 and chance(dice, 0.5):
            begins = t - length[m] + 1
        if begins == slot[m] or begins < 0 or not possible[m, begins]:
            begins = -1
            continue
        break
    return m, begins


@compiled
def count_everything(
    stretch: Ints,
    lunch_until: Ints,
    lunch_first: Ints,
    lunch_last: Ints,
    lunch_free: Ints,
    limit: int,
    at: Ints,
    waits: Ints,
    price: Floats,
    waiting: Ints,
    waiting_at: Ints,
    tally: Ints,
) -> bool:
    """Breaks, costs and lists of a new agenda. True if it breaks no rule."""
    fed = True
    for p in range(at.shape[0]):
        breaks, price[p] = look(p, -2, -1, 0, at, stretch, lunch_until, lunch_first, lunch_last, lunch_free, limit)
        fed = fed and price[p] < HUNGRY_WEIGHT
        note(p, breaks, waits, waiting, waiting_at, tally)
    return fed and is_fair(waits, limit)


@compiled
def walk(
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
    steps: int,
    hot: float,
    cold: float,
    focus: float,
    target: int,
) -> None:
    """So many steps while the temperature falls; ends early at ``target`` breaks.

    ``focus``: the share of steps that begin at somebody who waits.
    """
    cooling, temperature = (cold / hot) ** (1024.0 / max(1, steps)), hot
    for step in range(steps):
        if step & 1023 == 1023:
            temperature *= cooling
        if tally[WAITING] > 0 and chance(dice, focus):
            p = waiting[below(dice, tally[WAITING])]
        else:
            p = person[below(dice, person.shape[0])]
        m, begins = wish(p, first_held, held, length, possible, slot, at, dice)
        if begins < 0:
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
        worse = 0.0
        if fine:
            for i in range(count):
                x = moved[i]
                for k in range(first_person[x], first_person[x + 1]):
                    q = person[k]
                    if touched[q] != token:
                        touched[q] = token
                        _, cost = look(
                            q, -2, -1, 0, at, stretch, lunch_until, lunch_first, lunch_last, lunch_free, limit
                        )
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
            x = moved[i]
            for k in range(first_person[x], first_person[x + 1]):
                q = person[k]
                if touched[q] == token:
                    touched[q] = 0
                    breaks, price[q] = look(
                        q, -2, -1, 0, at, stretch, lunch_until, lunch_first, lunch_last, lunch_free, limit
                    )
                    note(q, breaks, waits, waiting, waiting_at, tally)
        if tally[TOTAL] < tally[BEST] and is_fair(waits, limit):
            tally[BEST] = tally[TOTAL]
            best[:] = slot
            if tally[BEST] <= target:
                return
