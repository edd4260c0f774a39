"""Crowded rounds of two sides, and their hours."""

from encadena.engines.rounds.board import Board
from encadena.engines.rounds.generator import Shape
from encadena.engines.rounds.linear import whole_solver_for, whole_values
from encadena.engines.rounds.patterns.search import FromHours
from encadena.engines.rounds.patterns.side import Side
from encadena.engines.rounds.problem import Id, Problem
from encadena.engines.rounds.race import Race
from encadena.engines.rounds.sides import sides

CROWDED = Shape(buyers=12, firms=80, meetings=108, slots=12, tables=10)
TWO_DAYS = Shape(buyers=8, firms=80, meetings=144, slots=12, tables=7, days=2)


def a_side(problem: Problem, wanted: int = 0, apart: frozenset[Id] = frozenset()) -> Side:
    side = Side(problem, [p for p, group in (sides(problem) or {}).items() if group == wanted], apart)
    side.write()
    return side


def values_of(side: Side) -> list[int]:
    values = whole_values(side.model, whole_solver_for(10))
    assert values is not None
    return values


def fitting_hours(problem: Problem, board: Board) -> dict[Id, list[int]]:
    """Every meeting is on the board afterwards, in the hours of its host."""
    search = FromHours(problem, Race(seconds=60), 0)
    search.step(0)
    hours = search.filled(board)
    assert hours is not None
    return hours
