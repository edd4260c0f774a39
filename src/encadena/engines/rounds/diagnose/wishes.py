"""What is wanted of an agenda, wish by wish: each could be given up by itself.

That nobody is in two meetings at once is no wish; fairness is judged apart.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from ..problem import Id, Meeting, Problem, Slot

Kind: TypeAlias = Literal["tables", "order", "session", "fixed", "absence", "meeting"]


@dataclass(frozen=True)
class Wish:
    """``subjects`` and ``slot`` by ``kind``:

    ======= =============================================================
    tables  only the tables there are, in this slot
    order   (earlier, later) meeting
    session this meeting in the session it asks for
    fixed   this meeting in this slot
    absence this participant is away in this slot
    meeting this meeting is held
    ======= =============================================================
    """

    kind: Kind
    subjects: tuple[Id, ...] = ()
    slot: int | None = None


def wishes_of(problem: Problem) -> tuple[Wish, ...]:
    """All that could be at fault, what is given up most easily first."""
    return tuple(_wishes(problem))


def _wishes(problem: Problem) -> Iterator[Wish]:
    for slot in problem.slots:
        if len(problem.meetings) > slot.tables:
            yield Wish("tables", (), slot.id)
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


def only(problem: Problem, wishes: Collection[Wish]) -> Problem:
    """The problem with these wishes and no other: what is not wished is allowed."""
    kept = set(wishes)
    meetings = tuple(_meeting(m, kept) for m in problem.meetings if Wish("meeting", (m.id,)) in kept)
    held = {m.id for m in meetings}
    return replace(
        problem,
        meetings=meetings,
        slots=tuple(_slot(s, kept, len(meetings)) for s in problem.slots),
        forbidden=frozenset((p, s) for p, s in problem.forbidden if Wish("absence", (p,), s) in kept),
        precedences=frozenset(
            pair for pair in problem.precedences if Wish("order", pair) in kept and held.issuperset(pair)
        ),
        fairness=None,
    )


def _meeting(m: Meeting, kept: set[Wish]) -> Meeting:
    session = m.session if Wish("session", (m.id,)) in kept else None
    return replace(m, session=session, fixed=m.fixed if Wish("fixed", (m.id,), m.fixed) in kept else None)


def _slot(slot: Slot, kept: set[Wish], meetings: int) -> Slot:
    return slot if Wish("tables", (), slot.id) in kept else replace(slot, tables=max(slot.tables, meetings))
