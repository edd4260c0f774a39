"""Where the raters see the firm differently: the start of a conversation, never a penalty."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from .answers import Rater, Ratings
from .branching import shown_items
from .questionnaire import Item, Questionnaire


@dataclass(frozen=True)
class ItemDifference:
    """``percents`` by rater (0 to 100), at least two; ``spread`` is the highest minus the lowest."""

    item: str
    dimension: str
    percents: Mapping[str, float]
    spread: float


@dataclass(frozen=True)
class DimensionDifference:
    """``first`` minus ``second`` over the ``shared`` items that both valued; positive: the first sees it higher."""

    dimension: str
    first: str
    second: str
    difference: float
    shared: int


def item_differences(
    questionnaire: Questionnaire, kinds: Collection[str], ratings: Ratings
) -> tuple[ItemDifference, ...]:
    """Items on which at least two raters gave values that differ, the largest difference first."""
    by_item = percents_by_item(questionnaire, kinds, ratings)
    rows = [
        ItemDifference(
            code, questionnaire.dimension_of[code], percents, max(percents.values()) - min(percents.values())
        )
        for code, percents in by_item.items()
        if len(set(percents.values())) > 1
    ]
    return tuple(sorted(rows, key=lambda row: -row.spread))


def dimension_differences(
    questionnaire: Questionnaire, kinds: Collection[str], ratings: Ratings
) -> tuple[DimensionDifference, ...]:
    by_item = percents_by_item(questionnaire, kinds, ratings)
    found = [
        row
        for dimension in questionnaire.dimensions
        for first, second in combinations([rater.value for rater in Rater], 2)
        if (row := _between(dimension.code, first, second, _own(dimension.items, by_item))) is not None
    ]
    return tuple(found)


def percents_by_item(
    questionnaire: Questionnaire, kinds: Collection[str], ratings: Ratings
) -> dict[str, dict[str, float]]:
    """Item → rater → percent, of shown items with a value, in the questionnaire's order."""
    found: dict[str, dict[str, float]] = {code: {} for code in questionnaire.items}
    for rater in Rater:
        answers = ratings.of(rater)
        for item in shown_items(questionnaire, kinds, ratings.way_of(rater)):
            answer = answers.get(item.code)
            if answer is not None and answer.value is not None:
                found[item.code][rater.value] = item.scale.percent(answer.value)
    return found


def _own(items: Sequence[Item], by_item: Mapping[str, Mapping[str, float]]) -> list[Mapping[str, float]]:
    return [by_item[item.code] for item in items]


def _between(
    dimension: str, first: str, second: str, items: Sequence[Mapping[str, float]]
) -> DimensionDifference | None:
    both = [(p[first], p[second]) for p in items if first in p and second in p]
    if not both:
        return None
    return DimensionDifference(dimension, first, second, sum(a - b for a, b in both) / len(both), len(both))
