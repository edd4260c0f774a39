from dataclasses import replace
from random import Random

import numpy as np
import pytest
from tests.engines.rounds.patterns.rounds import CROWDED, TWO_DAYS, fitting_hours
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.board import Board
from encadena.engines.rounds.check import judge
from encadena.engines.rounds.generator import Shape, generate
from encadena.engines.rounds.patterns.rows import Rows, rows_of
from encadena.engines.rounds.patterns.swaps import swap
from encadena.engines.rounds.problem import Schedule


def _swap(rows: Rows, steps: int) -> None:
    swap(*rows, np.array([7], np.uint64), steps, 0.1, 0.5)


def _counted(rows: Rows) -> list[int]:
    clashes = np.maximum(rows.held - 1, 0).sum(axis=1)
    for guest, slot, possible in zip(rows.guest, rows.slot, rows.possible, strict=True):
        clashes[guest] += not possible[slot]
    return [int(n) for n in clashes]


@pytest.mark.parametrize("shape", [CROWDED, TWO_DAYS])
@pytest.mark.parametrize("steps", [0, 20, 200_000])
def test_clashes_are_counted_and_hours_kept_until_nobody_is_at_two_tables(shape: Shape, steps: int) -> None:
    problem = generate(replace(shape))
    board = Board(problem)
    hours = fitting_hours(problem, board)
    rows = rows_of(board, hours, Random(0))
    _swap(rows, steps)
    assert rows.clashes.tolist() == _counted(rows)
    assert sorted(rows.clashing[: rows.tally[0]].tolist()) == [i for i, n in enumerate(_counted(rows)) if n]
    number = {p: i for i, p in enumerate(problem.participants)}
    for p, busy in hours.items():
        assert sorted(rows.slot[rows.host == number[p]].tolist()) == sorted(busy)
    if steps > 1000:
        assert rows.tally[0] == 0
        broken = judge(problem, Schedule(board.agenda(rows.slot.tolist()))).violations
        assert [v.rule for v in broken if v.rule != "fairness"] == []


def test_a_guest_at_two_tables_at_once_trades_one_meeting() -> None:
    board = Board(a_round(["xa", "xb", "ya", "yc"], slots(2)))
    rows = rows_of(board, {"x": [0, 1], "y": [0, 1]}, Random(3))
    assert _counted(rows)[0] in (0, 1)
    _swap(rows, 1000)
    assert rows.tally[0] == 0
    assert rows.slot[0] != rows.slot[2]
