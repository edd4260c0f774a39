"""A typing error read as the known word it was meant to be."""

from collections.abc import Collection
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .languages import Language
from .thesaurus import thesaurus

SHORTEST = 5
LONG = 9


@lru_cache(maxsize=100_000)
def meant(stemmed: str, language: Language) -> str | None:
    """The one stem of the tables within one slip (two in long words) that begins alike; None when there is none.

    A slip is a letter too many, too few or wrong, or two that changed places.
    """
    if len(stemmed) < SHORTEST or any(c.isdigit() for c in stemmed):
        return None
    most = 2 if len(stemmed) >= LONG else 1
    near = process.extract(stemmed, _beginning(stemmed[0], language), scorer=OSA.distance, score_cutoff=most, limit=2)
    if not near or (len(near) > 1 and near[0][1] == near[1][1] and near[0][1] > 1):
        return None
    return str(near[0][0])


@lru_cache(maxsize=128)
def _beginning(letter: str, language: Language) -> Collection[str]:
    return sorted(s for s in thesaurus().words(language) if s[0] == letter and len(s) >= SHORTEST - 1)
