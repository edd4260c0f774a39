"""Small rounds for tests, and the strategy that invents them."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from encadena.engines.rounds.problem import Hours, Id, Lunch, Meeting, Problem, Slot


def slots(count: int, tables: int = 9, morning: int | None = None) -> tuple[Slot, ...]:
    """``count`` slots of one day numbered from 1; the first ``morning`` are the session "am", the rest "pm"."""
    cut = count if morning is None else morning
    return tuple(Slot(i, tables, session="am" if i <= cut else "pm") for i in range(1, count + 1))


def a_round(
    pairs: Sequence[str], in_slots: tuple[Slot, ...], *, extra: str = "", fairness: int | None = None
) -> Problem:
    """Meetings 1, 2, … between the two letters of each pair; ``extra`` are participants without meetings."""
    meetings = tuple(Meeting(i, *pair) for i, pair in enumerate(pairs, start=1))
    people: tuple[Id, ...] = tuple(sorted({*"".join(pairs), *extra}))
    return Problem(people, meetings, in_slots, fairness=fairness)


_people = st.sampled_from("abcd")
_pairs = st.tuples(_people, _people).filter(lambda pair: pair[0] != pair[1])


@st.composite
def problems(draw: st.DrawFn, most_meetings: int = 4, most_slots: int = 4) -> Problem:
    count = draw(st.integers(1, most_slots))
    day = sorted(draw(st.lists(st.sampled_from("12"), min_size=count, max_size=count)))
    numbers = st.sampled_from(range(1, count + 1))
    pairs = draw(st.lists(_pairs, min_size=1, max_size=most_meetings))
    sessions = st.sampled_from([None, None, "am", "pm"])
    ids = range(1, len(pairs) + 1)
    return Problem(
        participants=tuple("abcd"),
        meetings=tuple(
            Meeting(i, *pair, draw(sessions), draw(st.one_of(st.none(), st.none(), numbers)))
            for i, pair in zip(ids, pairs, strict=True)
        ),
        slots=tuple(
            Slot(i, draw(st.integers(0, 2)), d, draw(st.sampled_from(["am", "pm"]))) for i, d in enumerate(day, start=1)
        ),
        forbidden=frozenset(draw(st.sets(st.tuples(_people, numbers), max_size=3))),
        precedences=frozenset(
            draw(
                st.sets(
                    st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda p: p[0] != p[1]), max_size=2
                )
            )
        ),
        fairness=draw(st.sampled_from([None, 0, 1, 2])),
        breaks_within=draw(st.sampled_from(["event", "day"])),
    )


@st.composite
def rich_problems(draw: st.DrawFn, most_meetings: int = 4, most_slots: int = 4) -> Problem:
    """Problems that use some of the richer rules: groups, long and virtual meetings, interpreters, hours."""
    plain = draw(problems(most_meetings, most_slots))
    in_slots = plain.slots
    if draw(st.booleans()):
        minutes = draw(st.lists(st.sampled_from([20, 20, 40]), min_size=len(in_slots), max_size=len(in_slots)))
        starts = [9 * 60 + sum(minutes[:i]) for i in range(len(in_slots))]
        in_slots = tuple(
            replace(s, starts=f"2026-05-1{s.day}T{at // 60:02}:{at % 60:02}-04:00")
            for s, at in zip(in_slots, starts, strict=True)
        )
    at_ten = Hours("America/Santiago", "09:20", draw(st.sampled_from(["10:00", "18:00"])))
    return replace(
        plain,
        slots=in_slots,
        meetings=tuple(_richer(draw, m) for m in plain.meetings),
        interpreters=draw(st.sampled_from([{}, {"en": 1}, {"en": 0, "pt": 1}])),
        hours=dict.fromkeys(draw(st.sets(_people, max_size=1)), at_ten),
    )


def _richer(draw: st.DrawFn, m: Meeting) -> Meeting:
    group = tuple(sorted(draw(st.sets(_people, max_size=1)) - set(m.pair)))
    length, virtual = draw(st.sampled_from([1, 1, 2, 3])), draw(st.sampled_from([False, False, True]))
    return replace(m, others=group, length=length, virtual=virtual, needs=draw(st.sampled_from([(), (), ("en",)])))


def with_lunch(problem: Problem) -> Problem:
    """The first two slots of the first day are for lunch."""
    first = [slot.id for slot in problem.slots if slot.day == problem.slots[0].day]
    return replace(problem, lunches=(Lunch(tuple(first[:2])),))


def with_steady_tables(problem: Problem) -> Problem:
    """a and b keep a table; three tables stand in a row, ten metres apart, and nobody walks more than ten."""
    places = {1: (0.0, 0.0), 2: (10.0, 0.0), 3: (20.0, 0.0)}
    return replace(problem, steady=frozenset("ab"), places=places, walk=10.0)


def with_promised_tables(problem: Problem) -> Problem:
    """Every second meeting was promised table 1 or 2."""
    meetings = tuple(replace(m, table=1 + i // 2 % 2) if i % 2 == 0 else m for i, m in enumerate(problem.meetings))
    return replace(problem, meetings=meetings)


def with_even_tables(problem: Problem) -> Problem:
    """As many tables in every slot: tables can then be dealt out whenever there are enough of them."""
    return replace(problem, slots=tuple(replace(slot, tables=problem.slots[0].tables) for slot in problem.slots))
