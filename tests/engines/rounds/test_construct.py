from random import Random

from hypothesis import given, settings
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.board import NOWHERE, Board
from encadena.engines.rounds.check import check
from encadena.engines.rounds.construct import construct
from encadena.engines.rounds.generator import HALF_DAY, generate
from encadena.engines.rounds.problem import Problem, Schedule

HARD = {"fairness"}  # construction and search judge fairness by offering, not by refusing


def _violations(board: Board, slots: list[int]) -> list[str]:
    placed = Schedule(board.agenda(slots))
    return [v.rule for v in check(board.problem, placed) if v.rule not in HARD]


@given(problem=problems())
@settings(max_examples=60, deadline=None)
def test_what_is_placed_breaks_no_rule(problem: Problem) -> None:
    board = Board(problem)
    if construct(board, Random(0), pushes=200, over=lambda: False):
        assert _violations(board, board.slot) == []
    else:
        assert NOWHERE in board.slot


def test_a_crowded_round_is_placed_by_pushing() -> None:
    board = Board(generate(HALF_DAY))
    assert construct(board, Random(0), pushes=20_000, over=lambda: False)
    assert _violations(board, board.slot) == []


def test_construction_stops_when_told() -> None:
    board = Board(a_round(["ab", "ab"], slots(1)))
    assert not construct(board, Random(0), pushes=10**9, over=lambda: True)
