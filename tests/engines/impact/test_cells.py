from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.impact.cells import exposed, hidden, hidden_in_line

TABLES = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 30), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def test_one_small_cell_takes_others_with_it() -> None:
    table = [[3, 20, 30], [40, 25, 10], [15, 18, 22]]
    found = hidden(table)
    assert (0, 0) in found
    assert len(found) == 4, "a rectangle: no row and no column with one hidden cell alone"
    assert exposed(set(found), 3, 3) == set()


def test_nothing_small_hides_nothing_and_zero_is_not_small() -> None:
    assert hidden([[5, 0], [9, 12]]) == frozenset()
    assert hidden([]) == frozenset()


def test_a_single_row_hides_a_second_cell() -> None:
    assert hidden([[2, 9, 7]]) >= {(0, 0), (0, 2)}


@given(TABLES)
def test_no_hidden_cell_follows_from_the_sums(table: list[list[int]]) -> None:
    found = hidden(table)
    rows, columns = len(table), len(table[0])
    assert found >= {(r, c) for r, c in product(range(rows), range(columns)) if 0 < table[r][c] < 5}
    if len(found) < rows * columns:
        assert exposed(set(found), rows, columns) == set()


@given(TABLES)
def test_what_is_called_safe_has_another_table_with_the_same_sums(table: list[list[int]]) -> None:
    """The check of the check, by plain arithmetic: a hidden cell alone in its row or its column is given away."""
    found = set(hidden(table))
    rows, columns = len(table), len(table[0])
    if len(found) == rows * columns:
        return
    for row, column in found:
        assert sum(r == row for r, _c in found) > 1
        assert sum(c == column for _r, c in found) > 1


@pytest.mark.parametrize("table", [[[1, 2], [3]], [[-1]]])
def test_what_is_no_table_of_counts_is_refused(table: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="not a table"):
        hidden(table)


def test_in_a_line_a_small_one_takes_the_next_smallest_and_zeros_last() -> None:
    assert hidden_in_line([3, 50, 9, 0]) == {0, 2}
    assert hidden_in_line([3, 4, 50]) == {0, 1}
    assert hidden_in_line([3, 0, 0]) == {0, 1}
    assert hidden_in_line([50, 0, 5]) == hidden_in_line([]) == frozenset()
    assert hidden_in_line([2]) == {0}
    with pytest.raises(ValueError, match="line"):
        hidden_in_line([-1])


@given(st.lists(st.integers(0, 30), max_size=8))
def test_no_line_has_a_single_hidden_cell_that_its_sum_gives_away(cells: list[int]) -> None:
    found = hidden_in_line(cells)
    assert {place for place, cell in enumerate(cells) if 0 < cell < 5} <= found
    assert len(found) != 1 or len(cells) == 1
