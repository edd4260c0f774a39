"""The profile of a firm: every dimension by every rater, vetoes first, differences between raters. Never one total.

A dimension's score is the mean of its answered items, each from 0 (lowest level) to 100 (highest). *Does not apply*
leaves the denominator. What is unknown or not answered is not scored: it widens the bounds between which the score of a
complete answer would lie, and a verdict stands only when both bounds say the same.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .answers import Answers, AnswerState, Rater, Ratings
from .branching import open_items, shown_items
from .differences import DimensionDifference, ItemDifference, dimension_differences, item_differences
from .questionnaire import Dimension, Item, Questionnaire
from .vetoes import VetoFinding, vetoes_of

VERSION = "1"
WHOLE = 100.0


class Verdict(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    NOT_KNOWN = "not_known"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class DimensionScore:
    """``low`` and ``high`` bound what ``score`` could become; without any answered item the score is None.

    ``unanswered`` counts items still to be answered, and those that an unknown answer may yet open.
    """

    dimension: str
    rater: str
    score: float | None
    low: float
    high: float
    answered: int
    not_applicable: int
    unknown: int
    unanswered: int
    verdict: Verdict

    @property
    def asked(self) -> int:
        return self.answered + self.not_applicable + self.unknown + self.unanswered


@dataclass(frozen=True)
class Profile:
    """``scores`` holds a row per dimension that the firm is asked and rater who took part, in order."""

    raters: tuple[str, ...]
    scores: tuple[DimensionScore, ...]
    vetoes: tuple[VetoFinding, ...]
    items: tuple[ItemDifference, ...]
    dimensions: tuple[DimensionDifference, ...]

    def score(self, dimension: str, rater: str) -> DimensionScore | None:
        return next((s for s in self.scores if (s.dimension, s.rater) == (dimension, rater)), None)


def profile_of(questionnaire: Questionnaire, kinds: Collection[str], ratings: Ratings) -> Profile:
    raters = tuple(rater.value for rater in Rater if ratings.of(rater))
    scores = [
        score
        for dimension in questionnaire.dimensions
        for rater in raters
        if (score := score_of(questionnaire, dimension, kinds, ratings, rater)) is not None
    ]
    return Profile(
        raters=raters,
        scores=tuple(scores),
        vetoes=vetoes_of(questionnaire, kinds, ratings),
        items=item_differences(questionnaire, kinds, ratings),
        dimensions=dimension_differences(questionnaire, kinds, ratings),
    )


def score_of(
    questionnaire: Questionnaire, dimension: Dimension, kinds: Collection[str], ratings: Ratings, rater: str
) -> DimensionScore | None:
    """None when the firm is asked nothing in this dimension."""
    way = ratings.way_of(rater)
    own = {item.code for item in dimension.items}
    shown = [item for item in shown_items(questionnaire, kinds, way) if item.code in own]
    perhaps = [item for item in open_items(questionnaire, kinds, way) if item.code in own]
    if not shown and not perhaps:
        return None
    return _score(dimension, rater, shown, len(perhaps), ratings.of(rater))


def _score(dimension: Dimension, rater: str, shown: Sequence[Item], perhaps: int, answers: Answers) -> DimensionScore:
    known = [(item, answers[item.code]) for item in shown if item.code in answers]
    percents = [item.scale.percent(a.value) for item, a in known if a.value is not None]
    left_out = sum(a.state == AnswerState.NOT_APPLICABLE for _item, a in known)
    unknown = sum(a.is_unknown for _item, a in known)
    unanswered = len(shown) - len(known) + perhaps
    low, high = _bounds(percents, unknown + unanswered)
    applies = bool(percents) or bool(unknown + unanswered)
    return DimensionScore(
        dimension=dimension.code,
        rater=rater,
        score=sum(percents) / len(percents) if percents else None,
        low=low,
        high=high,
        answered=len(percents),
        not_applicable=left_out,
        unknown=unknown,
        unanswered=unanswered,
        verdict=_verdict(low, high, dimension.threshold) if applies else Verdict.NOT_APPLICABLE,
    )


def _bounds(percents: Sequence[float], open_count: int) -> tuple[float, float]:
    """The lowest and the highest mean that any answers to the open items could make (they may also not apply)."""
    count = len(percents) + open_count
    if not count or not percents:
        return 0.0, WHOLE
    return sum(percents) / count, (sum(percents) + WHOLE * open_count) / count


def _verdict(low: float, high: float, threshold: float) -> Verdict:
    if low >= threshold:
        return Verdict.MET
    return Verdict.NOT_MET if high < threshold else Verdict.NOT_KNOWN
