from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.board import Board
from encadena.engines.rounds.breaks import breaks_of
from encadena.engines.rounds.check import judge
from encadena.engines.rounds.construct import construct
from encadena.engines.rounds.generator import HALF_DAY, SMALL, Shape, generate
from encadena.engines.rounds.problem import Meeting, Problem, Schedule
from encadena.engines.rounds.walk.field import TOTAL, UNSEEN
from encadena.engines.rounds.walk.walk import Walk


def _board(problem: Problem) -> Board | None:
    board = Board(problem)
    return board if construct(board, Random(0), pushes=2000, over=lambda: False) else None


def _run(walk: Walk, steps: int, **wishes: object) -> list[int]:
    heard: list[int] = []
    walk.run(steps=steps, on_better=lambda slots, breaks: heard.append(breaks), over=lambda: False, **wishes)  # type: ignore[arg-type]
    return heard


def _judge(board: Board, slot_of: list[int]) -> tuple[list[str], int]:
    verdict = judge(board.problem, Schedule(board.agenda(slot_of)))
    return [v.rule for v in verdict.violations], verdict.objective


@given(problem=problems())
@settings(max_examples=80, deadline=None)
def test_a_walk_keeps_every_rule_and_counts_breaks_right(problem: Problem) -> None:
    board = _board(problem)
    if board is None:
        return
    walk = Walk(board, 1)
    _run(walk, 1000)
    rules, breaks = _judge(board, walk.agenda.slot.tolist())
    assert [rule for rule in rules if rule != "fairness"] == []
    assert breaks == walk.agenda.tally[TOTAL]
    if walk.fewest < UNSEEN:  # the best one has to be fair too
        assert _judge(board, walk.agenda.best.tolist()) == ([], walk.fewest)


@pytest.mark.parametrize("shape", [SMALL, HALF_DAY, Shape(8, 60, 200, 40, 8, days=3)])
def test_an_invented_round_loses_most_of_its_waiting(shape: Shape) -> None:
    """Three days of forty slots need two words of bits."""
    board = _board(generate(shape))
    assert board is not None
    walk = Walk(board, 1)
    before = int(walk.agenda.tally[TOTAL])
    heard = _run(walk, 1_000_000)
    assert heard == sorted(heard, reverse=True)
    assert walk.fewest < before / 4
    assert _judge(board, walk.agenda.best.tolist()) == ([], walk.fewest)
    assert (
        sum(breaks_of(board.problem, Schedule(board.agenda(walk.agenda.slot.tolist()))).values())
        == (walk.agenda.tally[TOTAL])
    )


def test_one_day_of_more_than_64_slots_has_no_seam() -> None:
    pairs = [f"a{other}" for other in "bcdefghijk"]
    problem = replace(a_round(pairs, slots(80)), fairness=None)
    board = Board(problem)
    for meeting in range(10):
        board.place(meeting, 59 + meeting)  # one run across the seam of two words
    walk = Walk(board, 1)
    assert walk.fewest == 0
    board = Board(problem)
    for meeting in range(10):
        board.place(meeting, 55 + 2 * meeting)
    walk = Walk(board, 1)
    assert walk.agenda.tally[TOTAL] == 9
    _run(walk, 2_000_000)
    assert walk.fewest == 0


def test_order_and_fixed_times_are_kept() -> None:
    meetings = (Meeting(1, "a", "b"), Meeting(2, "a", "c", fixed=4), Meeting(3, "b", "c"), Meeting(4, "a", "d"))
    problem = Problem(tuple("abcd"), meetings, slots(8, tables=2), precedences=frozenset({(2, 3)}))
    board = _board(problem)
    assert board is not None
    walk = Walk(board, 1)
    _run(walk, 200_000)
    assert _judge(board, walk.agenda.best.tolist()) == ([], walk.fewest)
    assert walk.fewest == 0


def test_the_same_seed_walks_the_same_way() -> None:
    board = _board(generate(HALF_DAY))
    assert board is not None
    first, second, other = Walk(board, 1), Walk(board, 1), Walk(board, 2)
    for walk in (first, second, other):
        _run(walk, 1000)
    assert first.agenda.slot.tolist() == second.agenda.slot.tolist()
    assert first.agenda.slot.tolist() != other.agenda.slot.tolist()


def test_it_stops_when_told_and_at_its_target() -> None:
    board = _board(generate(HALF_DAY))
    assert board is not None
    walk, before = Walk(board, 1), list(board.slot)
    walk.run(steps=10**9, on_better=lambda slots, breaks: None, over=lambda: True)
    assert walk.agenda.slot.tolist() == before
    _run(walk, 10**9, target=lambda: 40)
    assert walk.fewest <= 40


def test_an_empty_round_is_no_walk() -> None:
    board = Board(a_round([], slots(2), extra="ab"))
    walk = Walk(board, 1)
    _run(walk, 1000)
    assert walk.fewest == 0
