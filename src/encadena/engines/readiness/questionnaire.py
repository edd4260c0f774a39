"""A questionnaire: dimensions of items, each with its own anchored scale, shown by kind of firm and earlier answers.

Texts are mappings of a language to its words ({"es": …, "en": …}). Codes are what other versions share: an item keeps
its code for as long as it asks the same thing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

Text = Mapping[str, str]
LANGUAGES = ("es", "en")


class Kind(StrEnum):
    """What a firm is for the branching; it may be several at once."""

    GOODS = "goods"
    FOOD = "food"
    SERVICES = "services"
    COOPERATIVE = "cooperative"
    MICRO = "micro"


@dataclass(frozen=True)
class Level:
    """A step of a scale, described in plain words; ``value`` is what is stored."""

    value: int
    text: Text


@dataclass(frozen=True)
class Scale:
    """Levels from the lowest to the highest."""

    levels: tuple[Level, ...]

    @cached_property
    def values(self) -> tuple[int, ...]:
        return tuple(level.value for level in self.levels)

    def percent(self, value: int) -> float:
        """0 for the lowest level, 100 for the highest, in proportion between."""
        lowest, highest = self.values[0], self.values[-1]
        return 100 * (value - lowest) / (highest - lowest)


@dataclass(frozen=True)
class Condition:
    """The item is shown when the same rater gave ``item`` one of these values."""

    item: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Item:
    """``kinds`` empty: every firm; ``except_kinds`` takes some away again (a shorter way for micro firms)."""

    code: str
    text: Text
    scale: Scale
    help: Text = field(default_factory=dict)
    evidence: Text = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()
    except_kinds: frozenset[str] = frozenset()
    show_if: tuple[Condition, ...] = ()
    may_not_apply: bool = True

    def asked_of(self, kinds: frozenset[str]) -> bool:
        return (not self.kinds or bool(self.kinds & kinds)) and not self.except_kinds & kinds


@dataclass(frozen=True)
class Dimension:
    """``threshold`` is the score (0 to 100) from which a firm is ready in this dimension."""

    code: str
    name: Text
    threshold: float
    items: tuple[Item, ...]
    about: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Veto:
    """What no other strength makes up for: the item at or below ``at_most``, with its reason and the way out."""

    code: str
    item: str
    at_most: int
    reason: Text
    remedy: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Questionnaire:
    dimensions: tuple[Dimension, ...]
    vetoes: tuple[Veto, ...] = ()
    languages: tuple[str, ...] = LANGUAGES

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Code → item, in the order in which they are asked."""
        return {item.code: item for _dimension, item in self}

    @cached_property
    def dimension_of(self) -> Mapping[str, str]:
        return {item.code: dimension.code for dimension, item in self}

    def __iter__(self) -> Iterator[tuple[Dimension, Item]]:
        return ((dimension, item) for dimension in self.dimensions for item in dimension.items)
