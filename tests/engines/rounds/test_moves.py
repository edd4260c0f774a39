from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.rounds.small_rounds import a_round, problems, rich_problems, slots

from encadena.engines.rounds.check import judge, with_move
from encadena.engines.rounds.generator import SMALL, generate
from encadena.engines.rounds.moves import Moves
from encadena.engines.rounds.problem import Lunch, Problem, Schedule, Violation
from encadena.engines.rounds.solve import solve


def test_a_move_says_what_it_breaks_and_what_it_mends() -> None:
    problem = replace(a_round(["ab", "ac", "bd"], slots(3)), forbidden=frozenset({("c", 3)}))
    clashing = Schedule({1: 1, 2: 1, 3: 2})
    impact = Moves(problem, clashing).impact(2, 3)
    assert impact.resolved == (Violation("one_meeting_at_a_time", ("a", 1, 2), 1),)
    assert impact.introduced == (Violation("availability", ("c", 2), 3),)
    assert (impact.breaks_before, impact.breaks_after) == (0, 1)


def test_a_move_to_a_taken_table_is_seen() -> None:
    problem = a_round(["ab", "cd"], slots(2))
    impact = Moves(problem, Schedule({1: 1, 2: 2}, {1: 1, 2: 1})).impact(2, 1)
    assert [v.rule for v in impact.introduced] == ["seating"]


def test_moving_there_and_back_changes_nothing() -> None:
    problem = generate(SMALL)
    agenda = solve(problem, seconds=60).schedule
    assert agenda is not None
    meeting = problem.meetings[0].id
    moved = with_move(agenda, meeting, 10)
    back = Moves(problem, moved).impact(meeting, agenda.slot_of[meeting], agenda.table_of[meeting])
    assert back.introduced == ()
    assert back.breaks_after == 0


@st.composite
def _moves(draw: st.DrawFn) -> tuple[Problem, Schedule, int, int, int | None]:
    """An agenda of a small round, good or bad, some of it not placed, and a move in it."""
    problem = draw(st.one_of(problems(6, 5), rich_problems(6, 5)))
    numbers = [s.id for s in problem.slots]
    at_a_table = st.integers(1, 3)
    people = st.sampled_from(problem.participants)
    problem = replace(
        problem,
        steady=frozenset(draw(st.sets(people, max_size=2))),
        places={1: (0.0, 0.0), 2: (9.0, 0.0), 3: (0.0, 40.0)},
        walk=draw(st.sampled_from([None, 10.0])),
        lunches=draw(st.sampled_from([(), (Lunch(tuple(numbers[:2]), 1),)])),
    )
    meetings = [m.id for m in problem.meetings]
    held = draw(st.sets(st.sampled_from(meetings)))
    slot_of = {m: draw(st.sampled_from(numbers)) for m in sorted(held)}
    table_of = {m: draw(at_a_table) for m in slot_of if draw(st.booleans())}
    meeting, table = draw(st.sampled_from(meetings)), draw(st.one_of(st.none(), at_a_table))
    return problem, Schedule(slot_of, table_of), meeting, draw(st.sampled_from(numbers)), table


@settings(max_examples=400)
@given(_moves())
def test_what_is_told_of_a_move_is_what_judging_everything_twice_would_tell(
    asked: tuple[Problem, Schedule, int, int, int | None],
) -> None:
    problem, agenda, meeting, slot, table = asked
    before, after = judge(problem, agenda), judge(problem, with_move(agenda, meeting, slot, table))
    told = Moves(problem, agenda).impact(meeting, slot, table)
    assert set(map(_plain, told.introduced)) == {_plain(v) for v in after.violations if v not in before.violations}
    assert set(map(_plain, told.resolved)) == {_plain(v) for v in before.violations if v not in after.violations}
    assert (told.breaks_before, told.breaks_after) == (before.objective, after.objective)


def _plain(violation: Violation) -> tuple[object, ...]:
    return violation.rule, violation.subjects, violation.slot, tuple(sorted(violation.params.items()))


def test_a_move_of_what_nobody_knows_is_judged_as_a_whole() -> None:
    problem = a_round(["ab"], slots(2))
    assert Moves(problem, Schedule({1: 9})).impact(1, 2).resolved == (
        Violation("unknown_slot", (1,), 9),
        Violation("each_meeting_once", (1,)),
    )
