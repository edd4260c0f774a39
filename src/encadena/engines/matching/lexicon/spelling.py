"""A typing error read as the known word it was meant to be."""

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .languages import Language
from .thesaurus import thesaurus

SHORTEST, LONG = 6, 10
# Letters that people who write as they hear take for one another.
_SOUNDS: Final = {
    "es": (("qu", "k"), ("c(?=[ei])", "s"), ("z", "s"), ("ch", "X"), ("h", ""), ("c", "k"), ("v", "b"), ("ll", "y"),
           ("g(?=[ei])", "j"), ("gu(?=[ei])", "g"), ("(.)\\1", "\\1")),
    "pt": (("ch", "x"), ("h", ""), ("c(?=[ei])", "s"), ("ss", "s"), ("z", "s"), ("qu", "k"), ("c", "k"),
           ("g(?=[ei])", "j"), ("(.)\\1", "\\1")),
    "en": (("ph", "f"), ("ck", "k"), ("(.)\\1", "\\1")),
}  # fmt: skip


@lru_cache(maxsize=100_000)
def meant(stemmed: str, language: Language) -> str | None:
    """The one stem of the tables that sounds the same or is one slip away (two in long words), None without one.

    A slip is a letter too many, too few or wrong, or two that changed places.
    """
    if len(stemmed) < SHORTEST - 1 or not stemmed.isalpha():
        return None
    heard, known = sound(stemmed, language), _heard(language)
    if heard in known:
        return known[heard]
    if len(heard) < SHORTEST:
        return None
    near = process.extract(
        heard, _beginning(heard[0], language), scorer=OSA.distance, score_cutoff=1 + (len(heard) >= LONG), limit=2
    )
    if not near or (len(near) > 1 and near[0][1] == near[1][1] > 1):
        return None
    return known[str(near[0][0])]


@lru_cache(maxsize=200_000)
def sound(word: str, language: Language) -> str:
    """A key that is equal for words that sound alike: 'cerveza' and 'serveza'."""
    for written, heard in _patterns(language):
        word = written.sub(heard, word)
    return word


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(written), heard) for written, heard in _SOUNDS[language])


@cache
def _heard(language: Language) -> dict[str, str]:
    """Known stems by sound; of several that sound alike the first of the alphabet."""
    found: dict[str, str] = {}
    for one in sorted(thesaurus().stems(language)):
        found.setdefault(sound(one, language), one)
    return found


@cache
def _beginning(letter: str, language: Language) -> list[str]:
    by_letter: dict[str, list[str]] = defaultdict(list)
    for heard in sorted(_heard(language)):
        if len(heard) >= SHORTEST - 1:
            by_letter[heard[0]].append(heard)
    return by_letter[letter]
