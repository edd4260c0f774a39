"""A walk through agendas: annealing in batches, so that somebody may look at the clock between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from ...later import Later
from ..board import Board
from .field import BEST, TOTAL, UNSEEN, agenda_of, field_of

if TYPE_CHECKING:
    from . import kernel
else:
    kernel = Later("encadena.engines.rounds.walk.kernel")

HOT, COLD = 0.3, 0.1  # in breaks: how much worse a step may be
FOCUS = 0.3
BATCH = 400_000  # some 30 ms

OnBetter: TypeAlias = Callable[[list[int], int], None]


class Walk:
    """Starts from the agenda on the board, where every meeting has its slot. The board is not changed."""

    def __init__(self, board: Board, seed: int) -> None:
        self.field = field_of(board)
        self.agenda = agenda_of(board, seed)
        self.told = UNSEEN
        self._count()

    def _count(self) -> None:
        field, agenda = self.field, self.agenda
        of_people = (agenda.waits, agenda.price, agenda.waiting, agenda.waiting_at)
        if kernel.count_everything(
            agenda.busy, field.stretch, field.limit, *of_people, agenda.with_waits, agenda.tally
        ):
            agenda.tally[BEST] = agenda.tally[TOTAL]

    @property
    def fewest(self) -> int:
        """Breaks of the best fair agenda seen; enormous before the first."""
        return int(self.agenda.tally[BEST])

    def run(
        self,
        *,
        steps: int,
        on_better: OnBetter,
        over: Callable[[], bool],
        hot: float = HOT,
        target: Callable[[], int] = lambda: 0,
    ) -> None:
        """Cool down in so many steps; ``on_better(slots, breaks)`` hears of the best agenda of each batch that has one.

        Ends early at ``target()`` breaks or when ``over()``.
        """
        batches = max(1, -(-steps // BATCH))
        cooling = (COLD / hot) ** (1 / batches)
        temperature = hot
        arrays = (*self.field, *self.agenda)
        for _ in range(batches if len(self.agenda.slot) else 0):
            if over() or self.fewest <= target():
                break
            cooler = temperature * cooling
            how: tuple[Any, ...] = (*arrays, BATCH, temperature, cooler, FOCUS, target())
            kernel.walk(*how)
            temperature = cooler
            self.tell(on_better)

    def tell(self, on_better: OnBetter) -> None:
        if self.fewest < self.told:
            self.told = self.fewest
            on_better(self.agenda.best.tolist(), self.fewest)
