import itertools

from hypothesis import given
from hypothesis import strategies as st

from encadena.matchmaking.rules.order import way

PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12)


def test_the_way_goes_through_everything_between_and_nothing_beside() -> None:
    assert way([(1, 2), (2, 3), (1, 9), (9, 8)], 1, 3) == [1, 2, 3]


def test_there_is_no_way_backwards() -> None:
    assert way([(1, 2), (2, 3)], 3, 1) == []


def test_a_ring_among_others_does_not_hold_the_search_up() -> None:
    assert way([(1, 2), (2, 1), (2, 3)], 1, 4) == []


@given(PAIRS, st.integers(0, 6), st.integers(0, 6))
def test_every_step_of_a_way_is_one_of_the_pairs(pairs: list[tuple[int, int]], start: int, goal: int) -> None:
    found = way(pairs, start, goal)
    assert all(step in pairs for step in itertools.pairwise(found))
    assert not found or (found[0], found[-1]) == (start, goal)
    assert len(found) == len(set(found))
