import pytest
from tests.engines.rounds.patterns.rounds import CROWDED, TWO_DAYS, fitting_hours

from encadena.engines.rounds.board import Board
from encadena.engines.rounds.check import judge
from encadena.engines.rounds.generator import Shape, generate
from encadena.engines.rounds.patterns.guests import GuestWalk
from encadena.engines.rounds.problem import Id, Schedule
from encadena.engines.rounds.walk.field import TOTAL, WAITING


@pytest.mark.parametrize("shape", [CROWDED, TWO_DAYS])
def test_the_hosts_stay_busy_when_they_are_and_the_guests_stop_waiting(shape: Shape) -> None:
    problem = generate(shape)
    board = Board(problem)
    hours = fitting_hours(problem, board)
    walk = GuestWalk(board, 1, hours)
    before = int(walk.agenda.tally[TOTAL])
    heard: list[int] = []
    walk.settle(
        steps=1_000_000, on_better=lambda slots, breaks: heard.append(breaks), over=lambda: False, target=lambda: 0
    )
    assert heard == sorted(heard, reverse=True)
    verdict = judge(problem, Schedule(board.agenda(walk.agenda.best.tolist())))
    assert (list(verdict.violations), verdict.objective) == ([], walk.fewest)
    assert walk.fewest < before / 2
    for slots in (walk.agenda.slot.tolist(), walk.agenda.best.tolist()):
        held: dict[Id, list[int]] = {p: [] for p in hours}
        for m, slot in zip(problem.meetings, slots, strict=True):
            held[m.first].append(slot)
        assert {p: sorted(busy) for p, busy in held.items()} == {p: sorted(busy) for p, busy in hours.items()}


def test_only_guests_are_helped_and_their_breaks_are_counted_right() -> None:
    problem = generate(CROWDED)
    board = Board(problem)
    hours = fitting_hours(problem, board)
    walk = GuestWalk(board, 1, hours)
    walk.settle(steps=2000, on_better=lambda slots, breaks: None, over=lambda: False, target=lambda: 0)
    agenda = walk.agenda
    waiting = {problem.participants[p] for p in agenda.waiting[: agenda.tally[WAITING]]}
    assert waiting.isdisjoint(hours)
    assert judge(problem, Schedule(board.agenda(agenda.slot.tolist()))).objective == agenda.tally[TOTAL]


def test_it_stops_when_told_and_at_its_target() -> None:
    problem = generate(CROWDED)
    board = Board(problem)
    hours = fitting_hours(problem, board)
    walk = GuestWalk(board, 1, hours)
    before = walk.agenda.slot.tolist()
    walk.settle(steps=10**9, on_better=lambda slots, breaks: None, over=lambda: True, target=lambda: 0)
    assert walk.agenda.slot.tolist() == before
    enough = walk.fewest
    walk.settle(steps=10**9, on_better=lambda slots, breaks: None, over=lambda: False, target=lambda: enough)
    assert walk.agenda.slot.tolist() == before
