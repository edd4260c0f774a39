"""Random days for tests: a small planned round, and what happens to it."""

from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st
from tests.engines.rounds.small_rounds import a_round, problems, rich_problems, slots, with_even_tables, with_lunch

from encadena.engines.rounds.check import check
from encadena.engines.rounds.problem import Id, Meeting, Problem, Schedule
from encadena.engines.rounds.repair import Live, Waiting
from encadena.engines.rounds.seats import seat

_PEOPLE = st.sampled_from("abcde")  # e walks in
PLAIN = problems(most_meetings=5, most_slots=5)
RICH = (rich_problems(5, 5) | rich_problems(5, 5).map(with_lunch)).map(with_even_tables)
Day = tuple[Problem, Schedule, Live]


@st.composite
def agendas(draw: st.DrawFn, kinds: st.SearchStrategy[Problem] = PLAIN) -> tuple[Problem, Schedule]:
    """A sound agenda of a small round, perhaps without some of its meetings."""
    problem = draw(kinds)
    slot_of: dict[Id, int] = {}
    for meeting in problem.meetings:
        for slot in draw(st.permutations(problem.slots_of[meeting.id])):
            if not _broken(problem, {**slot_of, meeting.id: slot}):
                slot_of[meeting.id] = slot
                break
    return problem, seat(problem, Schedule(slot_of))


def _broken(problem: Problem, slot_of: dict[Id, int]) -> bool:
    return any(v.rule not in {"each_meeting_once", "fairness"} for v in check(problem, Schedule(slot_of)))


@st.composite
def days(draw: st.DrawFn, kinds: st.SearchStrategy[Problem] = PLAIN) -> Day:
    problem, schedule = draw(agendas(kinds))
    slots = [s.id for s in problem.slots]
    times = st.lists(st.sampled_from(slots), max_size=3, unique=True).map(tuple)
    now = draw(st.sampled_from(slots))
    begun = [m for m, slot in schedule.slot_of.items() if problem.position[slot] <= problem.position[now]]
    live = Live(
        now=now,
        frozen=draw(st.integers(0, 2)),
        absent=draw(st.dictionaries(_PEOPLE, times, max_size=3)),
        closed=draw(st.dictionaries(st.sampled_from(slots), st.integers(0, 2), max_size=2)),
        waiting=tuple(draw(_waiting(problem))),
        held=frozenset(draw(st.sets(st.sampled_from(begun)))) if begun else frozenset(),
        told=draw(st.sampled_from([None, frozenset("abcd")])),
    )
    return problem, schedule, live


@st.composite
def _waiting(draw: st.DrawFn, problem: Problem) -> list[Waiting]:
    pairs = draw(st.lists(st.tuples(_PEOPLE, _PEOPLE).filter(lambda p: p[0] != p[1]), max_size=4))
    values = st.integers(1, 9).map(float)
    return [Waiting(Meeting(f"w{i}", *pair), draw(values)) for i, pair in enumerate(pairs)]


@st.composite
def promised_days(draw: st.DrawFn) -> Day:
    """Three buyers and five firms, a table or two that close for the rest of the day; some keep a table, some were
    promised the one that they have.
    """
    tables, count = draw(st.integers(2, 4)), draw(st.integers(3, 6))
    day = slots(count, tables)
    pairs = draw(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("pqrst")), min_size=3, max_size=10))
    keeping = frozenset(draw(st.sets(st.sampled_from("abc"), max_size=tables - 1)))
    problem = replace(a_round([a + b for a, b in dict.fromkeys(pairs)], day, extra="z"), steady=keeping)
    slot_of: dict[Id, int] = {}
    for m in problem.meetings:
        slot = draw(st.integers(1, count))
        if not _broken(problem, {**slot_of, m.id: slot}):
            slot_of[m.id] = slot
    schedule = seat(problem, Schedule(slot_of))
    assume(not any(v.rule in {"seating", "steady"} for v in check(problem, schedule)))
    promised = draw(st.sets(st.sampled_from(list(schedule.table_of))))
    meetings = tuple(replace(m, table=schedule.table_of[m.id]) if m.id in promised else m for m in problem.meetings)
    now, since, lost = draw(st.integers(1, count)), draw(st.integers(1, count)), draw(st.integers(0, 2))
    away = st.dictionaries(st.sampled_from("abcpqrst"), st.integers(1, count), max_size=2)
    live = Live(
        now=now,
        frozen=draw(st.integers(0, 2)),
        absent={p: tuple(range(first, count + 1)) for p, first in draw(away).items()},
        closed=dict.fromkeys(range(since, count + 1), lost),
        waiting=(Waiting(Meeting("w", "a", "z", table=draw(st.sampled_from([None, 1, tables]))), 1.0),),
        held=frozenset(m for m, slot in slot_of.items() if slot < now),
    )
    return replace(problem, meetings=meetings), schedule, live
