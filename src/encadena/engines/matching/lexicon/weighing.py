"""How much of the thing each concept of a text is, once all of them are known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from .thesaurus import Concept, thesaurus

HEAD, UNNAMED_HEAD = 1.0, 0.6
FOR_WHAT = 0.2


@dataclass(frozen=True, slots=True)
class Found:
    """A concept in a text: how much of the thing it is (0–1), and the words that say so."""

    concept: int
    weight: float
    words: tuple[str, ...]


def weighed(things: Sequence[Found]) -> tuple[Found, ...]:
    """The weightiest first, each concept once.

    Where no table knows the thing itself ("barras de fruta"), what it is made of stands for it. Where a thing is told
    in general and then in particular ("maquinaria calibradora"), the particular is the thing.
    """
    things = _particular(_named(things))
    best: dict[int, Found] = {}
    for one in things:
        if one.concept not in best or best[one.concept].weight < one.weight:
            best[one.concept] = one
    return tuple(sorted(best.values(), key=lambda one: -one.weight))


def _named(things: Sequence[Found]) -> Sequence[Found]:
    top = max((one.weight for one in things), default=HEAD)
    if not FOR_WHAT < top < UNNAMED_HEAD:
        return things
    return [replace(one, weight=UNNAMED_HEAD) if one.weight == top else one for one in things]


def _particular(things: Sequence[Found]) -> Sequence[Found]:
    general = {above.number for one in things for above in broader(thesaurus().concepts[one.concept])}
    if not any(one.concept in general and one.weight == HEAD for one in things):
        return things
    return [_swapped(one, things, general) for one in things]


def _swapped(one: Found, things: Iterable[Found], general: set[int]) -> Found:
    """The general thing steps back behind the particular one, which takes its weight."""
    if one.concept in general:
        return replace(one, weight=min(one.weight, UNNAMED_HEAD))
    above = {concept.number for concept in broader(thesaurus().concepts[one.concept])}
    heads = [other.weight for other in things if other.concept in above and one.weight > FOR_WHAT]
    return replace(one, weight=max([one.weight, *heads]))


def broader(concept: Concept) -> tuple[Concept, ...]:
    """The broader concepts of one, the nearest first."""
    return _above(concept.id)


@cache
def _above(concept: str) -> tuple[Concept, ...]:
    by_id = thesaurus().by_id
    parent = by_id[concept].parent
    return (by_id[parent], *_above(parent)) if parent else ()
