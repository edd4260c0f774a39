from itertools import product

import pytest
from tests.engines.rounds.cnf.truth import assignments, satisfiable

from encadena.engines.rounds.cnf.clauses import FALSE, TRUE, Clauses


def _clauses(variables: int) -> tuple[Clauses, list[int]]:
    clauses = Clauses()
    return clauses, [clauses.new() for _ in range(variables)]


def test_no_literal_at_all_is_a_contradiction() -> None:
    clauses, _ = _clauses(1)
    clauses.add(FALSE)
    assert not satisfiable(clauses)


def test_a_clause_that_holds_anyway_is_not_written() -> None:
    clauses, (one,) = _clauses(1)
    written = len(clauses.flat)
    clauses.add(one, TRUE)
    assert len(clauses.flat) == written


@pytest.mark.parametrize("size", [1, 2, 5, 6, 9, 12])
def test_at_most_one_allows_none_and_each_alone(size: int) -> None:
    clauses, literals = _clauses(size)
    clauses.at_most_one(literals)
    assert set(assignments(clauses, literals)) == {frozenset(), *(frozenset({x}) for x in literals)}


@pytest.mark.parametrize("constant", [(), (TRUE,), (FALSE,)])
def test_any_of_is_true_exactly_if_one_is(constant: tuple[int, ...]) -> None:
    clauses, literals = _clauses(3)
    found = clauses.any_of([*literals, *constant])
    for signs in product((1, -1), repeat=3):
        assumed = [sign * x for sign, x in zip(signs, literals, strict=True)]
        truth = 1 in signs or TRUE in constant
        assert satisfiable(clauses, *assumed, found) == truth
        assert satisfiable(clauses, *assumed, -found) != truth


@pytest.mark.parametrize(("size", "most"), [(1, 1), (4, 4), (5, 3), (6, 1)])
def test_a_count_is_exact_up_to_its_limit(size: int, most: int) -> None:
    clauses, literals = _clauses(size)
    counted = clauses.count(literals, most)
    assert len(counted) == min(size, most)
    for signs in product((1, -1), repeat=size):
        assumed = [sign * x for sign, x in zip(signs, literals, strict=True)]
        for k, at_least in enumerate(counted, start=1):
            assert satisfiable(clauses, *assumed, at_least) == (signs.count(1) >= k)
            assert satisfiable(clauses, *assumed, -at_least) == (signs.count(1) < k)


def test_an_inexact_sum_never_counts_too_few() -> None:
    clauses, literals = _clauses(4)
    both = clauses.merged(clauses.count(literals[:2], 2), clauses.count(literals[2:], 2), 4, exact=False)
    assert not satisfiable(clauses, *literals[:3], -both[2])
    assert satisfiable(clauses, *literals[:3], -literals[3], -both[3])
