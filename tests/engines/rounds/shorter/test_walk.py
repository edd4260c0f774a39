from dataclasses import replace
from random import Random

from hypothesis import given, settings
from tests.engines.rounds.small_rounds import a_round, problems, slots

from encadena.engines.rounds.board import Board
from encadena.engines.rounds.breaks import total_breaks, total_idle
from encadena.engines.rounds.check import check
from encadena.engines.rounds.construct import construct
from encadena.engines.rounds.generator import Shape, generate
from encadena.engines.rounds.problem import Problem, Schedule
from encadena.engines.rounds.race import Race
from encadena.engines.rounds.shorter.walk import Shortening


def _begun(problem: Problem) -> tuple[Race, Schedule] | None:
    board, race = Board(problem), Race(seconds=600)
    if not construct(board, Random(0), pushes=2000, over=lambda: False):
        return None
    agenda = Schedule(board.agenda(board.slot))
    if check(problem, agenda):
        return None
    race.offer(total_idle(problem, agenda), lambda: agenda.slot_of)
    return race, agenda


@given(problem=problems())
@settings(max_examples=40, deadline=None)
def test_what_it_offers_breaks_no_rule_and_has_no_break_more(problem: Problem) -> None:
    begun = _begun(problem)
    if begun is None:
        return
    race, before = begun
    most = total_breaks(problem, before)
    Shortening(problem, race, most, seed=1).step(0.01)
    after = Schedule(race.standing.slot_of or {})
    assert check(problem, after) == []
    assert total_breaks(problem, after) <= most
    assert total_idle(problem, after) == race.standing.breaks


def test_long_waits_of_an_invented_event_lose_most_of_their_length() -> None:
    problem = replace(generate(Shape(buyers=10, firms=60, meetings=120, slots=16, tables=10)), fairness=None)
    begun = _begun(problem)
    assert begun is not None
    race, before = begun
    Shortening(problem, race, total_breaks(problem, before), seed=1).step(0.3)
    assert (race.standing.breaks or 0) < total_idle(problem, before) / 3


def test_an_empty_round_has_nothing_to_walk() -> None:
    assert Shortening(a_round([], slots(2), extra="ab"), Race(seconds=1), 0, seed=1).exhausted
