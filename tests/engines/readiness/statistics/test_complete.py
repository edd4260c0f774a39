import numpy as np

from encadena.engines.readiness.statistics.complete import complete_rows

GAP = np.nan


def test_rows_with_a_gap_in_a_kept_column_are_dropped() -> None:
    rows, columns = complete_rows(np.array([[1.0, GAP], [2.0, 3.0], [GAP, 4.0], [5.0, GAP]]))
    assert rows.tolist() == [[2.0, 3.0]]
    assert columns.tolist() == [0, 1]


def test_a_column_that_fewer_than_half_answered_is_dropped_instead() -> None:
    rows, columns = complete_rows(np.array([[1.0, GAP], [2.0, GAP], [3.0, 4.0]]))
    assert rows.tolist() == [[1.0], [2.0], [3.0]]
    assert columns.tolist() == [0]


def test_an_empty_table_has_no_rows() -> None:
    assert complete_rows(np.empty((0, 3)))[0].shape == (0, 0)
