"""What changed between two diagnoses, of one version or of two, over the items that both asked in the same way."""

from dataclasses import dataclass

from .answers import Ratings
from .branching import shown_items
from .questionnaire import Item, Questionnaire


@dataclass(frozen=True)
class Taken:
    """A diagnosis as it was taken."""

    questionnaire: Questionnaire
    kinds: frozenset[str]
    ratings: Ratings


@dataclass(frozen=True)
class ItemChange:
    item: str
    before: float
    after: float


@dataclass(frozen=True)
class DimensionChange:
    """Means over ``shared`` items (percent). ``rescaled`` items kept their code but not their scale; ``only_after`` and
    ``only_before`` were answered in one of the two only. Without a shared item there is no change to speak of."""

    dimension: str
    rater: str
    before: float | None
    after: float | None
    items: tuple[ItemChange, ...]
    rescaled: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()

    @property
    def shared(self) -> int:
        return len(self.items)

    @property
    def change(self) -> float | None:
        return None if self.before is None or self.after is None else self.after - self.before


def changes_between(before: Taken, after: Taken, rater: str) -> tuple[DimensionChange, ...]:
    """One row per dimension of the later questionnaire in which this rater gave a value in either of the two."""
    old, new = _values(before, rater), _values(after, rater)
    rows = [
        _dimension(dimension.code, rater, old, new, before.questionnaire, after.questionnaire)
        for dimension in after.questionnaire.dimensions
    ]
    return tuple(row for row in rows if row.items or row.rescaled or row.only_before or row.only_after)


def _dimension(
    code: str, rater: str, old: dict[str, float], new: dict[str, float], was: Questionnaire, now: Questionnaire
) -> DimensionChange:
    """An item belongs to the dimension where the later version has it; one that is gone, to where it was."""
    place = {**was.dimension_of, **now.dimension_of}
    before, after = ({item for item in values if place[item] == code} for values in (old, new))
    both = [item for item in now.items if item in before & after]
    same = [item for item in both if same_scale(was.items[item], now.items[item])]
    return DimensionChange(
        dimension=code,
        rater=rater,
        before=sum(old[item] for item in same) / len(same) if same else None,
        after=sum(new[item] for item in same) / len(same) if same else None,
        items=tuple(ItemChange(item, old[item], new[item]) for item in same),
        rescaled=tuple(item for item in both if item not in same),
        only_before=tuple(item for item in was.items if item in before - after),
        only_after=tuple(item for item in now.items if item in after - before),
    )


def same_scale(first: Item, second: Item) -> bool:
    """The words of a level may be polished between versions; its values may not."""
    return first.scale.values == second.scale.values


def _values(taken: Taken, rater: str) -> dict[str, float]:
    answers = taken.ratings.of(rater)
    shown = shown_items(taken.questionnaire, taken.kinds, taken.ratings.way_of(rater))
    given = [(item, answers[item.code].value) for item in shown if item.code in answers]
    return {item.code: item.scale.percent(value) for item, value in given if value is not None}
