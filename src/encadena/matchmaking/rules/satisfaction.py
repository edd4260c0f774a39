"""What may be shown of opinions: nothing below five, so that nobody can be told apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..choices import Return
from ..errors import OutcomeError

QUESTIONS = ("organised", "matched", "useful")
ENOUGH = 5
MARKS = range(1, 6)


@dataclass(frozen=True)
class Score:
    """``counts`` are the answers 1 to 5."""

    question: str
    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        return sum(self.counts)

    @property
    def mean(self) -> float:
        return sum(mark * count for mark, count in zip(MARKS, self.counts, strict=True)) / self.n


def scores_of(answers: Sequence[Mapping[str, Any]]) -> list[Score]:
    if len(answers) < ENOUGH:
        return []
    return [Score(q, tuple(sum(a[q] == mark for a in answers) for mark in MARKS)) for q in QUESTIONS]


def checked_opinion(values: Mapping[str, Any]) -> dict[str, Any]:
    """The three marks and the return. Raises ``opinion_incomplete``."""
    marks: dict[str, Any] = {}
    for question in QUESTIONS:
        text = str(values.get(question, ""))
        if not text.isdigit() or int(text) not in MARKS:
            raise OutcomeError("opinion_incomplete")
        marks[question] = int(text)
    if values.get("again") not in Return.values:
        raise OutcomeError("opinion_incomplete")
    return {**marks, "again": str(values["again"])}
