"""Which firms a buyer may want to meet: words that its wish shares with what they sell, told with the suggestion."""

from collections.abc import Iterable
from functools import cache

import snowballstemmer

from encadena.kernel.text import words

_EMPTY = frozenset([
    "a", "al", "an", "and", "as", "con", "de", "del", "des", "do", "dos", "e", "el", "en", "es", "for", "from", "in",
    "la", "las", "lo", "los", "o", "of", "or", "para", "por", "que", "se", "sin", "su", "the", "to", "um", "uma",
    "un", "una", "y", "com", "em", "ou", "productos", "producto", "servicios", "servicio", "empresa", "empresas",
    "products", "services",
])  # fmt: skip
SHORTEST = 3


def stems(text: str) -> dict[str, str]:
    """Stem → the word as written (folded), without words that say nothing."""
    return {_stem(w): w for w in words(text) if len(w) >= SHORTEST and w not in _EMPTY}


def shared_words(wish: dict[str, str], offers: Iterable[dict[str, str]]) -> list[str]:
    """The words of the wish that some offer has too, in alphabetical order."""
    sold = {stem for offer in offers for stem in offer}
    return sorted(word for stem, word in wish.items() if stem in sold)


@cache
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> "snowballstemmer.SpanishStemmer":
    return snowballstemmer.stemmer("spanish")
