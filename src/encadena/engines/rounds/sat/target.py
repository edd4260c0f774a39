"""Asks "with no more than so many breaks?", one number after the other: a yes is the optimum, a no raises the bound."""

from collections import Counter

from ..problem import Problem
from ..race import Race
from .child import WorkerLostError
from .process import Answer, Process
from .question import Question

METHOD = "sat"
MAX_LITERALS = 8_000  # meetings × slots; beyond, writing the formula takes longer than it helps
CONFLICTS_PER_EFFORT = 10_000  # about a second
CONFLICTS_AT_ONCE = 20_000  # before it is told what others have proven meanwhile; a solver loses its rhythm at each
FIRST_SPELL, LONGEST_SPELL = 5_000, 80_000  # of a finder, before it asks for another number
STARTS = 3  # the first, and again when somebody killed the process


def affordable(problem: Problem) -> bool:
    return len(problem.meetings) * len(problem.slots) <= MAX_LITERALS


class Target:
    """``step(effort)`` works for about that many seconds, measured in work done and not by the clock, so it repeats.

    One that ``finds`` is the better at a yes, another at a no: see ``worker``. Where a yes does not come, the finder
    asks for one break more at times, while the other refutes: an agenda found that way may turn out to be the best.
    """

    def __init__(self, question: Question, race: Race, seed: int, *, finds: bool = False) -> None:
        self.question = question
        self.race = race
        self.seed = seed
        self.finds = finds
        self._starts = 0
        self._process: Process | None = None
        self._answered = False
        self._bound, self._turn = -1, 0
        self._spells: Counter[int] = Counter()

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
                    asked = self._asked()
                    spell = self._spell(asked, left)
                    for answer in process.work(spell, asked):
                        self._hear(answer)
                    left -= spell
        except WorkerLostError:
            self.close()

    def _asked(self) -> int:
        """The bound; from a finder half the time, one break more a quarter of it, and so on, but fewer than in the best
        agenda.
        """
        now = self.race.standing
        if not self.finds:
            return now.bound
        self._turn = 1 if now.bound != self._bound else self._turn + 1
        self._bound = now.bound
        more = (self._turn & -self._turn).bit_length() - 1
        return now.bound + (more if now.breaks is None else more % max(1, now.breaks - now.bound))

    def _spell(self, asked: int, left: int) -> int:
        """A finder loses its rhythm at each pause, so its spells at one number get longer and longer."""
        if not self.finds:
            return min(left, CONFLICTS_AT_ONCE)
        self._spells[asked] += 1
        return min(FIRST_SPELL << (self._spells[asked] - 1), LONGEST_SPELL)

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
