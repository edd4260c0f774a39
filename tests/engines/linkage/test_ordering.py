from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.linkage.ordering import crossings, ordered

RIGHT = ["a", "b", "c", "d"]
lines_of_two = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(RIGHT)), max_size=20, unique=True)


def test_lines_that_swap_ends_cross_once_and_lines_that_share_one_do_not() -> None:
    assert crossings([[1, 2], ["a", "b"]], [(1, "b"), (2, "a")]) == 1
    assert crossings([[1, 2], ["a", "b"]], [(1, "a"), (2, "a"), (2, "b")]) == 0


def test_three_layers_are_counted_pair_by_pair() -> None:
    layers = [[1, 2], [3, 4], [5, 6]]
    assert crossings(layers, [(1, 4), (2, 3), (3, 6), (4, 5)]) == 2


@given(lines_of_two)
def test_two_small_layers_have_the_fewest_crossings_that_any_order_has(lines: list[tuple[int, str]]) -> None:
    left = [1, 2, 3, 4]
    kept = [(a, b) for a, b in lines if a in left]
    found = ordered([left, RIGHT], kept)
    least = min(crossings([one, two], kept) for one in permutations(left) for two in permutations(RIGHT))
    assert crossings(found, kept) == least
    assert [sorted(map(str, layer)) for layer in found] == [["1", "2", "3", "4"], RIGHT]


@given(st.lists(st.tuples(st.integers(0, 15), st.integers(100, 112)), max_size=60, unique=True))
def test_large_layers_never_cross_more_than_as_given(lines: list[tuple[int, int]]) -> None:
    layers = [list(range(16)), list(range(100, 113))]
    found = ordered(layers, lines)
    assert crossings(found, lines) <= crossings(layers, lines)
    assert [sorted(layer) for layer in found] == layers  # type: ignore[type-var]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(20, 29)), max_size=25, unique=True),
    st.lists(st.tuples(st.integers(20, 29), st.integers(40, 45)), max_size=25, unique=True),
)
def test_three_layers_never_cross_more_than_as_given(
    first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    layers = [list(range(10)), list(range(20, 30)), list(range(40, 46))]
    found = ordered(layers, [*first, *second])
    assert crossings(found, [*first, *second]) <= crossings(layers, [*first, *second])


def test_a_tangle_of_thirty_is_undone() -> None:
    """Each of thirty sells to one of six, in an order that has nothing to do with theirs."""
    lines = [(n, 100 + (n * 7) % 6) for n in range(30)]
    layers = [list(range(30)), list(range(100, 106))]
    assert crossings(layers, lines) > 100
    assert crossings(ordered(layers, lines), lines) == 0
