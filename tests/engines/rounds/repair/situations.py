"""Random days for tests: a small planned round, and what happens to it."""

from hypothesis import strategies as st
from tests.engines.rounds.small_rounds import problems, rich_problems, with_even_tables, with_lunch

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
