from dataclasses import replace
from random import Random

from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.board import Board
from encadena.engines.rounds.patterns.fit import Fit
from encadena.engines.rounds.patterns.side import Side
from encadena.engines.rounds.problem import Id, Problem


def _fit(problem: Problem, hours: dict[Id, list[int]]) -> Fit:
    return Fit(Board(problem), hours, Side(problem, list(hours)).kind, Random(0))


def test_a_firm_that_is_there_in_the_morning_gets_a_buyer_who_is() -> None:
    problem = replace(a_round(["xa", "yb"], slots(2)), forbidden=frozenset({("a", 2)}))
    hours: dict[Id, list[int]] = {"x": [1], "y": [0]}
    fit = _fit(problem, hours)
    assert fit.tight == {"a": ("x",), "x": ("x",)}
    # x cannot be busy in the second slot at all, so nobody is alike and nothing can be exchanged
    assert not fit.exchange()


def test_buyers_alike_exchange_hours() -> None:
    """x meets a (mornings only) and b; y meets b and c; both can be busy in both slots."""
    problem = replace(a_round(["xa", "xb", "yc", "yd"], slots(4)), forbidden=frozenset({("a", 3), ("a", 4)}))
    hours: dict[Id, list[int]] = {"x": [2, 3], "y": [0, 1]}
    fit = _fit(problem, hours)
    assert fit.tight == {"a": ("x",), "x": ("x",)}
    assert fit.exchange()
    assert hours == {"x": [0, 1], "y": [2, 3]}


def test_a_guest_with_meetings_in_all_slots_needs_a_host_in_each() -> None:
    problem = a_round(["xa", "ya"], slots(2))
    hours: dict[Id, list[int]] = {"x": [0], "y": [0]}
    fit = _fit(problem, hours)
    assert set(fit.tight) == {"a"}
    assert sorted(fit.tight["a"]) == ["x", "y"]
    assert not fit.exchange()


def test_hours_that_fit_stay_as_they_are() -> None:
    hours: dict[Id, list[int]] = {"x": [0], "y": [1]}
    assert _fit(a_round(["xa", "ya"], slots(2)), hours).exchange()
    assert hours == {"x": [0], "y": [1]}
