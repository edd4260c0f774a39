"""What is wanted of an agenda, wish by wish: each could be given up by itself.

That nobody is in two meetings at once is no wish; fairness is judged apart.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from ..problem import Id, Meeting, Problem, Slot
from ..rules.steady import host

Kind: TypeAlias = Literal[
    "tables",
    "walk",
    "steady",
    "interpreters",
    "lunch",
    "hours",
    "length",
    "company",
    "order",
    "session",
    "fixed",
    "absence",
    "meeting",
]


@dataclass(frozen=True)
class Wish:
    """``subjects`` and ``slot`` by ``kind``:

    ============ ========================================================
    tables       only the tables there are, in this slot
    walk         nobody walks farther than the limit
    steady       this participant keeps one table all day
    interpreters only the interpreters of this language that there are
    lunch        everybody has time to eat in the window of these slots
    hours        this participant keeps to the working hours
    length       this meeting lasts as long as it asks for, and not one slot
    company      (meeting, participant): this one of the group is there too
    order        (earlier, later) meeting
    session      this meeting in the session it asks for
    fixed        this meeting in this slot
    absence      this participant is away in this slot
    meeting      this meeting is held
    ============ ========================================================
    """

    kind: Kind
    subjects: tuple[Id, ...] = ()
    slot: int | None = None


def wishes_of(problem: Problem) -> tuple[Wish, ...]:
    """All that could be at fault, what is given up most easily first."""
    return tuple(_wishes(problem))


def _wishes(problem: Problem) -> Iterator[Wish]:
    for slot in problem.slots:
        if len(problem.meetings) > slot.tables or problem.walk is not None:
            yield Wish("tables", (), slot.id)
    if not problem.plain:
        yield from _of_rules(problem)
        yield from _of_rich_meetings(problem)
    for pair in sorted(problem.precedences, key=str):
        yield Wish("order", pair)
    for m in problem.meetings:
        if m.session is not None:
            yield Wish("session", (m.id,))
    for m in problem.meetings:
        if m.fixed is not None:
            yield Wish("fixed", (m.id,), m.fixed)
    for participant, away in sorted(problem.forbidden, key=lambda pair: (str(pair[0]), problem.position[pair[1]])):
        if problem.meetings_of[participant]:
            yield Wish("absence", (participant,), away)
    for m in problem.meetings:
        yield Wish("meeting", (m.id,))


def _of_rules(problem: Problem) -> Iterator[Wish]:
    if problem.walk is not None:
        yield Wish("walk")
    hosts = {own for m in problem.meetings if (own := host(problem, m)) is not None}
    yield from (Wish("steady", (own,)) for own in sorted(hosts, key=str))
    yield from (Wish("interpreters", (language,)) for language in problem.languages)
    yield from dict.fromkeys(Wish("lunch", lunch.slots, lunch.slots[0]) for lunch in problem.lunches)
    outside = {p for p, _ in problem.off_hours if problem.meetings_of[p]}
    yield from (Wish("hours", (p,)) for p in sorted(outside, key=str))


def _of_rich_meetings(problem: Problem) -> Iterator[Wish]:
    for m in problem.meetings:
        if m.length > 1:
            yield Wish("length", (m.id,))
        for p in m.others:
            yield Wish("company", (m.id, p))


def only(problem: Problem, wishes: Collection[Wish]) -> Problem:
    """The problem with these wishes and no other: what is not wished is allowed."""
    kept = set(wishes)
    meetings = tuple(_meeting(m, kept) for m in problem.meetings if Wish("meeting", (m.id,)) in kept)
    held = {m.id for m in meetings}
    return replace(
        problem,
        meetings=meetings,
        slots=tuple(_slot(problem, s, kept, len(meetings)) for s in problem.slots),
        forbidden=frozenset((p, s) for p, s in problem.forbidden if Wish("absence", (p,), s) in kept),
        precedences=frozenset(
            pair for pair in problem.precedences if Wish("order", pair) in kept and held.issuperset(pair)
        ),
        fairness=None,
        interpreters={
            language: problem.interpreters.get(language, 0) if Wish("interpreters", (language,)) in kept else len(held)
            for language in problem.languages
        },
        lunches=tuple(lunch for lunch in problem.lunches if Wish("lunch", lunch.slots, lunch.slots[0]) in kept),
        hours={p: hours for p, hours in problem.hours.items() if Wish("hours", (p,)) in kept},
        steady=frozenset(p for p in problem.steady if Wish("steady", (p,)) in kept),
        walk=problem.walk if Wish("walk") in kept else None,
    )


def _meeting(m: Meeting, kept: set[Wish]) -> Meeting:
    return replace(
        m,
        session=m.session if Wish("session", (m.id,)) in kept else None,
        fixed=m.fixed if Wish("fixed", (m.id,), m.fixed) in kept else None,
        others=tuple(p for p in m.others if Wish("company", (m.id, p)) in kept),
        length=m.length if Wish("length", (m.id,)) in kept else 1,
    )


def _slot(problem: Problem, slot: Slot, kept: set[Wish], meetings: int) -> Slot:
    if Wish("tables", (), slot.id) in kept:
        return slot
    if problem.walk is None and not problem.steady:
        return replace(slot, tables=max(slot.tables, meetings))
    everywhere = max(s.tables for s in problem.slots)  # and one for each meeting nobody knows the place of
    return replace(slot, tables=max(everywhere, *problem.places, 0) + meetings)
