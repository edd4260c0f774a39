"""In which order what was found is shown."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """A row of the index that matched; ``respelled`` when only with another spelling."""

    object_id: int
    title: str
    subtitle: str
    url: str
    title_key: str
    respelled: bool = False


def order_of(candidate: Candidate, typed: str, alternatives: Sequence[Sequence[str]]) -> tuple[object, ...]:
    """A sort key: the exact title, a title that begins so, all words in it, their beginnings, the rest; respelled last.

    ``alternatives`` are, per word of the question, the spellings that were looked for, the likeliest first. Ties: the
    likelier spelling, the shorter title (more of it was asked for), then the alphabet: the order is always the same.
    """
    key = candidate.title_key
    return (candidate.respelled, _tier(key, typed, alternatives), _unlikelihood(key, alternatives), len(key), key)


def _tier(key: str, typed: str, alternatives: Sequence[Sequence[str]]) -> int:
    if key == typed:
        return 0
    if key.startswith(typed + " "):
        return 1
    if key.startswith(typed):
        return 2
    words = key.split()
    if all(any(a in words for a in spellings) for spellings in alternatives):
        return 3
    begun = sum(any(w.startswith(a) for w in words for a in spellings) for spellings in alternatives)
    return 4 + len(alternatives) - begun


def _unlikelihood(key: str, alternatives: Sequence[Sequence[str]]) -> int:
    """Sum over the words of the place of the first spelling that the title holds."""
    words = key.split()
    return sum(
        next((place for place, a in enumerate(spellings) if any(w.startswith(a) for w in words)), len(spellings))
        for spellings in alternatives
    )
