from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.board import Board
from encadena.engines.rounds.breaks import breaks_of, idle_of, total_breaks, total_idle, waits_of
from encadena.engines.rounds.problem import Problem, Schedule, Slot


def test_a_long_wait_is_one_break() -> None:
    problem = a_round(["ab", "ac"], slots(9))
    assert breaks_of(problem, Schedule({1: 1, 2: 9})) == {"a": 1, "b": 0, "c": 0}


def test_its_length_is_what_comes_second() -> None:
    problem = a_round(["ab", "ac", "ad"], slots(9))
    agenda = Schedule({1: 1, 2: 3, 3: 9})
    assert waits_of(problem, agenda)["a"] == [1, 5]
    assert idle_of(problem, agenda) == {"a": 6, "b": 0, "c": 0, "d": 0}
    assert total_idle(problem, agenda) == 6


def test_arriving_late_or_leaving_early_is_no_break() -> None:
    problem = a_round(["ab", "ac"], slots(9))
    assert total_breaks(problem, Schedule({1: 4, 2: 5})) == 0


def test_every_gap_counts_for_everybody_who_waits() -> None:
    problem = a_round(["ab", "ab", "ab"], slots(5))
    assert breaks_of(problem, Schedule({1: 1, 2: 3, 3: 5})) == {"a": 2, "b": 2}


def test_a_night_is_a_break_only_when_breaks_are_counted_across_the_event() -> None:
    two_days = tuple(Slot(i, 9, day="1" if i < 3 else "2") for i in range(1, 5))
    problem = a_round(["ab", "ac"], two_days)
    agenda = Schedule({1: 1, 2: 4})
    assert total_breaks(problem, agenda) == 1
    assert total_breaks(replace(problem, breaks_within="day"), agenda) == 0


def test_unplaced_meetings_are_not_counted() -> None:
    problem = a_round(["ab", "ac", "ad"], slots(5))
    assert total_breaks(problem, Schedule({1: 1, 3: 2})) == 0


@given(st.sets(st.integers(1, 8)), st.integers(1, 8), st.sampled_from(["event", "day"]))
def test_the_bit_masks_of_the_search_count_the_same(busy: set[int], night: int, within: str) -> None:
    days = tuple(Slot(i, 9, day="1" if i <= night else "2") for i in range(1, 9))
    problem: Problem = a_round(["ab"] * 8, days)
    problem = replace(problem, breaks_within="day" if within == "day" else "event")
    board = Board(problem)
    agenda = Schedule(dict(zip(range(1, 9), sorted(busy), strict=False)))
    mask = sum(board.bit[slot - 1] for slot in busy)
    assert board.breaks(mask) == breaks_of(problem, agenda)["a"]
