import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize

from encadena.engines.matching.choose.programme import Family, Programme, solve

values = st.lists(st.integers(1, 50), min_size=1, max_size=14)


def knapsack(worth: list[int], weights: list[float], room: float) -> Programme:
    """One row with factors that differ: its linear optimum is hardly ever whole."""
    programme = Programme(np.array(worth, dtype=float), np.zeros(len(worth), dtype=bool))
    row = programme.rows(np.array([room]))
    programme.families.append(Family(np.full(len(worth), row), np.array(weights)))
    return programme


@settings(max_examples=60, deadline=None)
@given(values, st.data())
def test_the_best_whole_choice_is_found_from_any_start(worth: list[int], data: st.DataObject) -> None:
    weights = data.draw(st.lists(st.integers(1, 9), min_size=len(worth), max_size=len(worth)))
    room = data.draw(st.integers(0, 30))
    start = np.array(data.draw(st.lists(st.booleans(), min_size=len(worth), max_size=len(worth))))

    found = solve(knapsack(worth, [float(w) for w in weights], float(room)), start, seconds=20)

    plain = optimize.milp(
        -np.array(worth, dtype=float),
        constraints=optimize.LinearConstraint([weights], ub=[room]),
        integrality=np.ones(len(worth)),
        bounds=optimize.Bounds(0, 1),
    )
    assert found is not None
    assert found.value == pytest.approx(-plain.fun)
    assert found.bound == pytest.approx(found.value)
    assert np.dot(weights, found.pairs) <= room


def test_rows_that_nothing_satisfies_are_told() -> None:
    programme = knapsack([5, 6], [1.0, 1.0], 3.0)
    row = programme.rows(np.array([-3.0]))
    programme.families.append(Family(np.full(2, row), -np.ones(2)))

    assert solve(programme, np.zeros(2, dtype=bool), seconds=5) is None


def test_pairs_that_stand_are_kept_whatever_they_cost() -> None:
    programme = knapsack([1, 9], [1.0, 1.0], 1.0)
    programme.fixed[0] = True

    found = solve(programme, np.zeros(2, dtype=bool), seconds=5)

    assert found is not None
    assert found.pairs.tolist() == [True, False]
