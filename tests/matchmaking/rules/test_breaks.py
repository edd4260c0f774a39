from hypothesis import given
from hypothesis import strategies as st

from encadena.matchmaking.rules.breaks import breaks_among, free_runs, total


def test_a_break_counts_once_however_long_it_is() -> None:
    assert breaks_among([1, 2, 3]) == 0
    assert breaks_among([1, 3]) == 1
    assert breaks_among([1, 9, 10, 12]) == 2


def test_time_before_the_first_and_after_the_last_meeting_is_no_waiting() -> None:
    assert free_runs({3, 5}, [[1, 2, 3, 4, 5, 6]]) == [4]


def test_a_night_between_two_days_counts_only_within_the_event() -> None:
    assert total({1: {2, 3}}, [[1, 2], [3, 4]]) == 0
    assert total({1: {1, 4}}, [[1, 2], [3, 4]]) == 0
    assert total({1: {1, 4}}, [[1, 2, 3, 4]]) == 1


@given(st.sets(st.integers(0, 12)))
def test_breaks_are_the_runs_of_waiting(busy: set[int]) -> None:
    waiting = free_runs(busy, [list(range(13))])
    runs = sum(1 for slot in waiting if slot - 1 not in waiting)
    assert breaks_among(busy) == runs
