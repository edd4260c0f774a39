from collections import Counter
from random import Random

import pytest
from tests.engines.rounds.patterns.rounds import CROWDED, TWO_DAYS, a_side, values_of
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.board import Board
from encadena.engines.rounds.generator import SMALL, Shape, generate
from encadena.engines.rounds.linear import linear_bound, solver_for
from encadena.engines.rounds.patterns.hours import hours_of


@pytest.mark.parametrize("shape", [CROWDED, TWO_DAYS, SMALL])
def test_everybody_is_busy_as_often_as_they_meet_within_the_tables_and_waits_as_the_model_says(shape: Shape) -> None:
    problem = generate(shape)
    side, board = a_side(problem), Board(problem)
    hours = hours_of(side, values_of(side), Random(0))
    assert hours is not None
    assert {p: len(busy) for p, busy in hours.items()} == {p: len(problem.meetings_of[p]) for p in hours}
    busy = Counter(slot for slots in hours.values() for slot in slots)
    assert all(busy[i] <= slot.tables for i, slot in enumerate(problem.slots))
    assert all(
        (p, problem.slots[slot].id) not in problem.forbidden and len(set(slots)) == len(slots)
        for p, slots in hours.items()
        for slot in slots
    )
    waits = sum(board.breaks(sum(board.bit[slot] for slot in slots)) for slots in hours.values())
    assert waits == linear_bound(side.model, solver_for(10))


def test_who_of_those_alike_gets_which_hours_is_left_to_chance_and_repeats() -> None:
    side = a_side(generate(CROWDED))
    values = values_of(side)
    first, again, other = (hours_of(side, values, Random(seed)) for seed in (1, 1, 2))
    assert first == again != other


def test_flows_that_do_not_add_up_give_no_hours() -> None:
    side = a_side(a_round(["ab", "ac"], slots(3)))
    assert hours_of(side, [0] * len(values_of(side)), Random(0)) is None
