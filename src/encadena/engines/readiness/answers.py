"""What a rater says about one item: a value, *does not apply*, or *I do not know*."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Rater(StrEnum):
    FIRM = "firm"
    ADVISER = "adviser"
    EVIDENCE = "evidence"


class AnswerState(StrEnum):
    VALUE = "value"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    """``value`` is set exactly when the state is a value."""

    state: AnswerState
    value: int | None = None

    def __post_init__(self) -> None:
        if (self.state == AnswerState.VALUE) != (self.value is not None):
            raise ValueError(f"{self.state} with {self.value}")

    @property
    def is_unknown(self) -> bool:
        return self.state == AnswerState.UNKNOWN


def value(number: int) -> Answer:
    return Answer(AnswerState.VALUE, number)


NOT_APPLICABLE = Answer(AnswerState.NOT_APPLICABLE)
UNKNOWN = Answer(AnswerState.UNKNOWN)

Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Ratings:
    """Every rater's answers by item code; a rater who did not take part is absent."""

    by_rater: Mapping[str, Answers] = field(default_factory=dict)

    def of(self, rater: str) -> Answers:
        return self.by_rater.get(rater, {})

    def way_of(self, rater: str) -> Answers:
        """Whose answers decide which items this rater is asked. Evidence follows the adviser, or else the firm: a paper
        is looked for where somebody said that there is something to be shown."""
        if rater != Rater.EVIDENCE:
            return self.of(rater)
        return self.of(Rater.ADVISER) or self.of(Rater.FIRM)
