"""New problems of the same family from known ones, for measuring. The same seed gives the same problem.

Nobody is left with fewer slots than meetings, no two meetings of one person are fixed at once, and no order runs in a
ring: what is impossible at first sight measures nothing. Whatever else is impossible stays so.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations, cycle
from random import Random
from typing import TypeAlias, TypeVar

from .problem import Id, Meeting, Problem

SWAPS_PER_MEETING = 5

Craft: TypeAlias = Callable[[Problem, int], Problem]
T = TypeVar("T")


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
    if one.session != other.session or any(len(pair) < 2 or pairs[pair] for pair in made) or made[0] == made[1]:
        return
    pairs.subtract(frozenset(m.pair) for m in (one, other))
    pairs.update(made)
    meetings[i], meetings[j] = new


def merged(one: Problem, other: Problem) -> Problem:
    """Both events at once, numbered anew: the slots and sessions of the longer, the tables of both together. Those of
    the shorter leave when it ends.
    """
    longer, shorter = (one, other) if len(one.slots) >= len(other.slots) else (other, one)
    first = _numbered(longer, 0, 0)
    second = _numbered(shorter, len(longer.participants), len(longer.meetings))
    more = [slot.tables for slot in shorter.slots] + [0] * (len(longer.slots) - len(shorter.slots))
    late = [slot.id for slot in first.slots[len(shorter.slots) :]]
    return replace(
        first,
        participants=first.participants + second.participants,
        meetings=first.meetings + second.meetings,
        slots=tuple(replace(s, tables=s.tables + tables) for s, tables in zip(first.slots, more, strict=True)),
        forbidden=first.forbidden | second.forbidden | {(p, s) for p in second.participants for s in late},
        precedences=first.precedences | second.precedences,
    )


def _numbered(problem: Problem, participants: int, meetings: int) -> Problem:
    """With participants and meetings numbered after so many others, and slots from 1."""
    person: Mapping[Id, Id] = {p: participants + i for i, p in enumerate(problem.participants, start=1)}
    number: Mapping[Id, Id] = {m.id: meetings + i for i, m in enumerate(problem.meetings, start=1)}
    place = {slot: i + 1 for slot, i in problem.position.items()}
    return replace(
        problem,
        participants=tuple(person.values()),
        meetings=tuple(
            Meeting(number[m.id], person[m.first], person[m.second], m.session, m.fixed and place[m.fixed])
            for m in problem.meetings
        ),
        slots=tuple(replace(s, id=place[s.id]) for s in problem.slots),
        forbidden=frozenset((person[p], place[s]) for p, s in problem.forbidden),
        precedences=frozenset((number[b], number[a]) for b, a in problem.precedences),
    )


def doubled(problem: Problem, seed: int, share: float = 0.03) -> Problem:
    """This share of the meetings is held twice."""
    free = {p: len(_there(problem, p)) - len(held) for p, held in problem.meetings_of.items()}
    left = sum(slot.tables for slot in problem.slots) - len(problem.meetings)
    again: list[Meeting] = []
    for m in _shuffled(problem.meetings, seed):
        if len(again) < min(left, round(share * len(problem.meetings))) and all(free[p] > 0 for p in m.pair):
            for p in m.pair:
                free[p] -= 1
            number = len(problem.meetings) + len(again) + 1
            again.append(replace(m, id=number if isinstance(m.id, int) else f"{m.id}+", fixed=None))
    return replace(problem, meetings=problem.meetings + tuple(again))


def forbidden(problem: Problem, seed: int, share: float = 0.03) -> Problem:
    """This share of all slots of all participants is forbidden on top."""
    there = {p: _there(problem, p) for p in problem.participants}
    left = {m.id: set(problem.slots_of[m.id]) for m in problem.meetings}
    away: set[tuple[Id, int]] = set()
    everything = [(p, slot.id) for p in problem.participants for slot in problem.slots]
    for p, slot in _shuffled(everything, seed):
        held = problem.meetings_of[p]
        spare = slot in there[p] and len(there[p]) > len(held) and all(left[m.id] != {slot} for m in held)
        if spare and len(away) < round(share * len(everything)):
            there[p].discard(slot)
            away.add((p, slot))
            for m in held:
                left[m.id].discard(slot)
    return replace(problem, forbidden=problem.forbidden | away)


def fixed(problem: Problem, seed: int, share: float = 0.2) -> Problem:
    """This share of the meetings has a fixed slot in the end."""
    rng = Random(seed)
    taken = {(p, m.fixed) for m in problem.meetings if m.fixed is not None for p in m.pair}
    tables = {s.id: s.tables - sum(m.fixed == s.id for m in problem.meetings) for s in problem.slots}
    at: dict[Id, int] = {}
    missing = round(share * len(problem.meetings)) - sum(m.fixed is not None for m in problem.meetings)
    for m in _shuffled([m for m in problem.meetings if m.fixed is None], seed):
        fits = [s for s in problem.slots_of[m.id] if tables[s] > 0 and not any((p, s) in taken for p in m.pair)]
        if fits and len(at) < missing:
            at[m.id] = slot = rng.choice(fits)
            tables[slot] -= 1
            taken |= {(p, slot) for p in m.pair}
    return replace(problem, meetings=tuple(replace(m, fixed=at.get(m.id, m.fixed)) for m in problem.meetings))


def ordered(problem: Problem, seed: int, share: float = 0.15) -> Problem:
    """So many orders as this share of the meetings, each between two meetings of one participant."""
    place = {m.id: i for i, m in enumerate(_shuffled(problem.meetings, seed))}
    pairs = {
        (a.id, b.id) if place[a.id] < place[b.id] else (b.id, a.id)
        for held in problem.meetings_of.values()
        for a, b in combinations(held, 2)
    }
    asked = _shuffled(sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]])), seed)
    return replace(problem, precedences=frozenset(asked[: round(share * len(problem.meetings))]))


def _there(problem: Problem, participant: Id) -> set[int]:
    return {s.id for s in problem.slots if s.tables and (participant, s.id) not in problem.forbidden}


def _shuffled(items: Sequence[T], seed: int) -> list[T]:
    return Random(seed).sample(items, len(items))


CRAFTS: Mapping[str, Craft] = {
    "rewired": rewired,
    "doubled": doubled,
    "forb3": partial(forbidden, share=0.03),
    "forb7": partial(forbidden, share=0.07),
    "fixed20": partial(fixed, share=0.2),
    "fixed40": partial(fixed, share=0.4),
    "prec15": partial(ordered, share=0.15),
    "prec25": partial(ordered, share=0.25),
    "fair0": lambda problem, seed: replace(rewired(problem, seed), fairness=0),
    "fair1": lambda problem, seed: replace(rewired(problem, seed), fairness=1),
    "fair3": lambda problem, seed: replace(rewired(problem, seed), fairness=3),
}


def family(known: Mapping[str, Problem], count: int, seed: int = 1) -> Iterator[tuple[str, Problem]]:
    """``count`` new problems by name: every craft in turn, also the merging of two, each from one of the known."""
    rng, names = Random(seed), sorted(known)
    kinds = cycle([*CRAFTS, "merged"])
    for number in range(count if names else 0):
        kind, name = next(kinds), rng.choice(names)
        if kind == "merged":
            other = rng.choice(names)
            yield f"{name}+{other}.{number}", merged(known[name], rewired(known[other], number))
        else:
            yield f"{name}.{kind}.{number}", CRAFTS[kind](known[name], number)
