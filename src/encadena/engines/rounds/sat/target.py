"""Asks "with no more than so many breaks?", one number after the other: a yes is the optimum, a no raises the bound."""

from ..problem import Problem
from ..race import Race
from .child import WorkerLostError
from .process import Answer, Process
from .question import Question

METHOD = "sat"
MAX_LITERALS = 8_000  # meetings × slots; beyond, writing the formula takes longer than it helps
CONFLICTS_PER_EFFORT = 10_000  # about a second
CONFLICTS_AT_ONCE = 20_000  # before it is told what others have proven meanwhile; a solver loses its rhythm at each
CONFLICTS_ON_ONE = 10_000  # in vain, before a finder asks for one break more
STARTS = 3  # the first, and again when somebody killed the process


def affordable(problem: Problem) -> bool:
    return len(problem.meetings) * len(problem.slots) <= MAX_LITERALS


class Target:
    """``step(effort)`` works for about that many seconds, measured in work done and not by the clock, so it repeats.

    One that ``finds`` is the better at a yes, another at a no: see ``worker``. Where a yes does not come, the finder
    asks for one break more, and so on, while the other refutes: an agenda found that way may turn out to be the best.
    """

    def __init__(self, question: Question, race: Race, seed: int, *, finds: bool = False) -> None:
        self.question = question
        self.race = race
        self.seed = seed
        self.finds = finds
        self._starts = 0
        self._process: Process | None = None
        self._answered = False
        self._at_once = CONFLICTS_ON_ONE if finds else CONFLICTS_AT_ONCE
        self._bound, self._more, self._spent, self._worth = -1, 0, 0, CONFLICTS_ON_ONE

    @property
    def exhausted(self) -> bool:
        lost = self._process is None and self._starts == STARTS
        return lost or self._answered

    def step(self, effort: float) -> None:
        left = int(effort * CONFLICTS_PER_EFFORT)
        try:
            process = self._process or self._start()
            with self.race.interruptible(process):
                while left > 0 and not self._answered and not self.race.over():
                    for answer in process.work(min(left, self._at_once), self._asked()):
                        self._hear(answer)
                    left -= self._at_once
        except WorkerLostError:
            self.close()

    def _asked(self) -> int:
        """The bound; for a finder that has asked for it in vain some more, but fewer than in the best agenda."""
        now = self.race.standing
        if not self.finds:
            return now.bound
        if now.bound != self._bound or self._spent >= self._worth:
            self._more = 0 if now.bound != self._bound else self._more + 1
            self._bound, self._spent = now.bound, 0
        self._spent += self._at_once
        if now.breaks is not None and now.bound + self._more >= now.breaks:
            self._more, self._worth = 0, 2 * self._worth
        return now.bound + self._more

    def close(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None

    def _start(self) -> Process:
        self._starts += 1
        self._process = process = Process()
        question = self.question
        process.tell(question.formula, question.breaks, meets=question.meets, seed=self.seed, finds=self.finds)
        return process

    def _hear(self, answer: Answer) -> None:
        if answer.kind == "no":
            self.race.raise_bound(answer.breaks + 1, METHOD, answer.conflicts)
        elif answer.kind == "never":
            self.race.declare_impossible(METHOD, answer.conflicts)
        elif answer.kind == "yes":
            found = self.question.agenda(answer.literals)
            breaks = self.question.worth(found)
            self.race.offer(breaks, lambda: found, METHOD, answer.conflicts)
            self._answered = not self.finds or breaks <= self.race.standing.bound
