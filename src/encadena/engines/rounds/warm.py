"""``python -m encadena.engines.rounds.warm`` compiles what a search and a repair need, if nobody has yet."""

from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from ..later import Later
from .board import Board
from .construct import construct
from .generator import SMALL, generate
from .patterns.search import FromHours
from .prices.search import FromPrices
from .problem import Meeting, Schedule
from .race import Race
from .repair import Live, Waiting, repair
from .rich.search import RichWalk
from .richer import ALL, enriched
from .walk.walk import Walk

if TYPE_CHECKING:
    from .. import compiled
else:
    compiled = Later("encadena.engines.compiled")


def main() -> None:
    race = Race(seconds=600)
    rich = RichWalk(enriched(generate(SMALL), ALL), race, 0)
    rich.begin()
    rich.walk(1, 0.3, 0.1)
    problem = replace(generate(SMALL), fairness=None)
    FromPrices(problem, race).step(0)
    hours = FromHours(problem, race, 0)
    while hours.settling is None and not hours.exhausted:
        hours.step(0)
    board = Board(problem)
    if construct(board, Random(0), pushes=2000, over=lambda: False):
        Walk(board, 1).run(steps=1, on_better=lambda slots, breaks: None, over=lambda: False)
    repairs()
    with suppress(OSError):  # a folder that cannot be written: numba kept it elsewhere, or nowhere
        compiled.mark().touch()


def is_compiled() -> bool:
    """Whether all of it was compiled on such a machine and is kept."""
    return compiled.mark().exists()


def repairs() -> None:
    """A repair of each kind. In a process of its own where machine code was kept: two seconds of processor."""
    _repair()
    _repair_by_every_rule()


def _repair() -> None:
    """Of an agenda with somebody absent and more wishes than can find a place."""
    problem = replace(generate(SMALL), fairness=None)
    board = Board(problem)
    if construct(board, Random(0), pushes=2000, over=lambda: False):
        first, *others = problem.participants
        waiting = tuple(Waiting(Meeting(f"W{p}", first, p), 1.0) for p in others)
        live = Live(problem.slots[0].id, absent={first: (problem.slots[3].id,)}, waiting=waiting)
        repair(problem, Schedule(board.agenda(board.slot)), live, seconds=600)


def _repair_by_every_rule() -> None:
    """Somebody waits between two meetings and has more to come than there is room for."""
    problem = enriched(generate(SMALL), ALL)
    first, *others = problem.participants
    earlier, later = problem.meetings_of[first][:2]
    begins, _, ends, *_ = (slot.id for slot in problem.slots)
    waiting = tuple(Waiting(Meeting(f"W{p}", first, p), 1.0) for p in others)
    repair(problem, Schedule({earlier.id: begins, later.id: ends}), Live(ends, waiting=waiting), seconds=600)


if __name__ == "__main__":
    main()
