from hypothesis import given
from hypothesis import strategies as st

from encadena.matchmaking.rules.breaks import free_runs

DAY = list(range(13))


def test_a_break_counts_once_however_long_it_is() -> None:
    assert free_runs({1, 2, 3}, [DAY]) == []
    assert free_runs({1, 3}, [DAY]) == [[2]]
    assert free_runs({1, 9, 10, 12}, [DAY]) == [[2, 3, 4, 5, 6, 7, 8], [11]]


def test_time_before_the_first_and_after_the_last_meeting_is_no_waiting() -> None:
    assert free_runs({3, 5}, [[1, 2, 3, 4, 5, 6]]) == [[4]]


def test_a_night_between_two_days_counts_only_within_the_event() -> None:
    assert free_runs({2, 3}, [[1, 2], [3, 4]]) == []
    assert free_runs({1, 4}, [[1, 2], [3, 4]]) == []
    assert free_runs({1, 4}, [[1, 2, 3, 4]]) == [[2, 3]]


def test_free_time_at_lunch_is_no_break_unless_it_goes_beyond() -> None:
    assert free_runs({1, 4}, [DAY], [{2, 3}]) == []
    assert free_runs({1, 5}, [DAY], [{2, 3}]) == [[2, 3, 4]]


@given(st.sets(st.integers(0, 12)))
def test_breaks_lie_between_meetings_and_never_touch(busy: set[int]) -> None:
    runs = free_runs(busy, [DAY])
    for run in runs:
        assert {run[0] - 1, run[-1] + 1} <= busy
        assert busy.isdisjoint(run)
    inside = {t for t in DAY if busy and min(busy) < t < max(busy)}
    assert {t for run in runs for t in run} == inside - busy
