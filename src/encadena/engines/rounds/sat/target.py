"""Asks "with no more than so many breaks?", one number after the other: a yes is the optimum, a no raises the bound."""

from ..breaks import total_breaks
from ..problem import Problem, Schedule
from ..race import Race
from .process import Answer, Process, WorkerLostError
from .question import Question

METHOD = "sat"
MAX_LITERALS = 8_000  # meetings × slots; beyond, writing the formula takes longer than it helps
CONFLICTS_PER_EFFORT = 10_000  # about a second
STARTS = 3  # the first, and again when somebody killed the process


class Target:
    """``step(effort)`` works for about that many seconds, measured in work done and not by the clock, so it repeats."""

    def __init__(self, problem: Problem, race: Race, seed: int) -> None:
        self.problem = problem
        self.race = race
        self.seed = seed
        self.affordable = len(problem.meetings) * len(problem.slots) <= MAX_LITERALS
        self._starts = 0
        self._process: Process | None = None
        self._question: Question | None = None
        self._answered = False

    @property
    def exhausted(self) -> bool:
        lost = self._process is None and self._starts == STARTS
        return not self.affordable or lost or self._answered

    def step(self, effort: float) -> None:
        process = self._process or self._start()
        try:
            with self.race.interruptible(process):
                for answer in process.work(int(effort * CONFLICTS_PER_EFFORT), self.race.standing.bound):
                    self._hear(answer)
        except WorkerLostError:
            self.close()

    def close(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None

    def _start(self) -> Process:
        """The process starts while the formula is written."""
        self._starts += 1
        self._process = Process()
        if self._question is None:
            self._question = Question(self.problem)
        question = self._question
        self._process.tell(question.formula, question.breaks, meets=question.meets, seed=self.seed)
        return self._process

    def _hear(self, answer: Answer) -> None:
        if answer.kind == "no":
            self.race.raise_bound(answer.breaks + 1, METHOD, answer.conflicts)
        elif answer.kind == "never":
            self.race.declare_impossible(METHOD, answer.conflicts)
        elif answer.kind == "yes" and self._question is not None:
            found = self._question.agenda(answer.literals)
            self.race.offer(total_breaks(self.problem, Schedule(found)), lambda: found, METHOD, answer.conflicts)
            self._answered = True
