"""What may be shown of a survey: means of five answers or more, each with its count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from encadena.kernel.errors import DomainError

from ..errors import SURVEY_INCOMPLETE

QUESTIONS = ("useful", "clear", "organised", "recommended")
ENOUGH = 5
SCALE = range(1, 6)


@dataclass(frozen=True)
class Score:
    """``counts`` are the answers 1 to 5; ``mean`` None below ``ENOUGH``."""

    question: str
    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        if self.n < ENOUGH:
            return None
        return sum(value * count for value, count in zip(SCALE, self.counts, strict=True)) / self.n


def scores_of(answers: Sequence[Mapping[str, int]]) -> list[Score]:
    """One score per question; none at all below ``ENOUGH`` answers, so that nobody can be told apart."""
    if len(answers) < ENOUGH:
        return []
    return [Score(q, tuple(sum(a[q] == value for a in answers) for value in SCALE)) for q in QUESTIONS]


def checked_answer(values: Mapping[str, object]) -> dict[str, int]:
    """The four marks. Raises ``survey_incomplete``."""
    marks = {}
    for question in QUESTIONS:
        text = str(values.get(question, ""))
        if not text.isdigit() or int(text) not in SCALE:
            raise DomainError(SURVEY_INCOMPLETE)
        marks[question] = int(text)
    return marks
