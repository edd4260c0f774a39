from dataclasses import replace

from hypothesis import given, settings
from tests.engines.rounds.brute_force import fewest_breaks
from tests.engines.rounds.small_rounds import a_round, problems, rich_problems, slots

from encadena.engines.rounds.diagnose.counting import count
from encadena.engines.rounds.diagnose.reason import Reason
from encadena.engines.rounds.problem import Param, Problem, Slot


@given(problem=problems() | rich_problems())
@settings(max_examples=150, deadline=None)
def test_no_possible_round_is_ever_given_a_reason(problem: Problem) -> None:
    if fewest_breaks(problem) is not None:
        assert count(problem) == ()


def _wishing(problem: Problem, **wishes: str | int | None) -> Problem:
    """The problem with wishes of its first meetings, such as ``session`` for all of them."""
    return replace(problem, meetings=tuple(replace(m, **wishes) for m in problem.meetings))  # type: ignore[arg-type]


def test_more_meetings_than_slots_of_one_participant() -> None:
    problem = replace(a_round(["ab", "ac", "ad", "bc"], slots(3)), forbidden=frozenset({("a", 2)}))
    assert count(problem) == (Reason("participant_overfull", ("a",), (1, 2, 3), {"meetings": 3, "slots": 2}),)


def test_some_meetings_of_a_participant_share_too_few_slots() -> None:
    problem = a_round(["ab", "ac", "ad"], slots(4, morning=1))
    wishing = replace(
        problem, meetings=(*(replace(m, session="am") for m in problem.meetings[:2]), problem.meetings[2])
    )
    assert count(wishing) == (Reason("meetings_share_few_slots", ("a",), (1, 2), {"meetings": 2, "slots": 1}),)


def test_a_fixed_meeting_of_somebody_who_is_away() -> None:
    problem = replace(_wishing(a_round(["ab"], slots(2)), fixed=1), forbidden=frozenset({("b", 1)}))
    assert count(problem) == (Reason("fixed_when_away", ("b",), (1,), {"slot": 1}),)


def test_a_meeting_fixed_outside_its_session() -> None:
    problem = _wishing(a_round(["ab"], slots(2, morning=1)), fixed=2, session="am")
    assert count(problem) == (Reason("fixed_outside_session", ("a", "b"), (1,), {"slot": 2, "session": "am"}),)


def test_a_meeting_whose_participants_are_never_there_together() -> None:
    problem = replace(a_round(["ab", "cd"], slots(2)), forbidden=frozenset({("a", 1), ("b", 2)}))
    assert count(problem) == (Reason("meeting_without_slot", ("a", "b"), (1,), {"session": ""}),)


def test_two_fixed_meetings_of_one_participant_at_the_same_time() -> None:
    problem = _wishing(a_round(["ab", "ac"], slots(2)), fixed=2)
    assert Reason("fixed_clash", ("a",), (1, 2), {"slot": 2}) in count(problem)


def test_more_fixed_meetings_than_tables() -> None:
    problem = _wishing(a_round(["ab", "cd"], slots(2, tables=1)), fixed=2)
    assert count(problem)[0] == Reason("fixed_over_tables", (), (1, 2), {"slot": 2, "meetings": 2, "tables": 1})


def test_more_meetings_than_places_in_all() -> None:
    problem = a_round(["ab", "cd", "ef"], slots(2, tables=1))
    assert count(problem) == (Reason("tables_too_few", params={"meetings": 3, "places": 2}),)


def test_more_meetings_than_places_in_a_session() -> None:
    problem = a_round(["ab", "cd", "ef"], slots(4, tables=1, morning=2))
    asked = Reason("session_overfull", (), (1, 2, 3), {"session": "am", "meetings": 3, "places": 2})
    assert count(_wishing(problem, session="am")) == (asked,)


def test_more_meetings_than_places_in_the_slots_left_to_them() -> None:
    problem = a_round(["ab", "cd", "ef"], (Slot(1, 1), Slot(2, 1), Slot(3, 9)))
    away = replace(problem, forbidden=frozenset({("a", 3), ("c", 3), ("e", 3)}))
    assert count(away) == (Reason("slots_overfull", (), (1, 2, 3), {"meetings": 3, "places": 2, "slots": (1, 2)}),)


def test_orders_that_go_round_in_a_ring() -> None:
    problem = replace(a_round(["ab", "cd", "ef"], slots(9)), precedences=frozenset({(1, 2), (2, 1), (2, 3)}))
    (ring,) = count(problem)
    assert ring.code == "precedence_cycle"
    assert set(ring.meetings) == {1, 2}


def test_a_chain_longer_than_the_slots_leaves_bystanders_out() -> None:
    problem = replace(a_round(["ab", "cd", "ef", "gh"], slots(2)), precedences=frozenset({(1, 2), (2, 3), (1, 4)}))
    assert count(problem) == (Reason("precedence_too_long", (), (1, 2, 3), {"slots": 2}),)


def test_long_meetings_that_fill_more_slots_than_there_are() -> None:
    problem = a_round(["ab", "ac"], slots(3))
    long = replace(problem, meetings=tuple(replace(m, length=2) for m in problem.meetings))
    assert count(long) == (Reason("participant_overlong", ("a",), (1, 2), {"needed": 4, "slots": 3}),)


def test_more_meetings_with_an_interpreter_than_interpreters_have_time_for() -> None:
    problem = replace(a_round(["ab", "cd", "ef"], slots(2)), interpreters={"en": 1})
    asking = replace(problem, meetings=tuple(replace(m, needs=("en",)) for m in problem.meetings))
    figures: dict[str, Param] = {"language": "en", "meetings": 3, "places": 2, "interpreters": 1}
    assert count(asking) == (Reason("interpreters_too_few", (), (1, 2, 3), figures),)
    assert count(replace(asking, interpreters={"en": 2})) == ()


def test_long_meetings_need_as_many_places_as_they_last_and_virtual_ones_none() -> None:
    problem = a_round(["ab", "cd", "ef"], slots(2, tables=2))
    long = replace(problem, meetings=tuple(replace(m, length=2) for m in problem.meetings))
    assert count(long) == (Reason("tables_too_few_for_length", params={"needed": 6, "places": 4}),)
    virtual = replace(long, meetings=(replace(long.meetings[0], virtual=True), *long.meetings[1:]))
    assert count(virtual) == ()
