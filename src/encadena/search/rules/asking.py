"""What a person typed, as the index understands it."""

import re
from dataclasses import dataclass

from .terms import words_of

MAX_CHARACTERS = 200
MAX_WORDS = 8
SHORTEST = 2
SHORTEST_RUT = 4
_RUT_LIKE = re.compile(r"^[\d.\s]+(?:-\s*[\dkK]?|[kK])?$")


@dataclass(frozen=True)
class Asked:
    """``words`` folded, in order, each once; the last one may be unfinished.

    ``rut`` are the digits of a RUT or of its beginning, when the whole query looks like one.
    """

    words: tuple[str, ...]
    rut: str

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def too_short(self) -> bool:
        """Nothing to look for yet."""
        return sum(map(len, self.words)) < SHORTEST


def asked(text: str) -> Asked:
    """Read a query; whatever is not a letter or a digit only separates words, and what is too long is cut."""
    text = text[:MAX_CHARACTERS]
    words = tuple(dict.fromkeys(words_of(text)))[:MAX_WORDS]
    return Asked(words, _rut_in(text.strip()))


def _rut_in(text: str) -> str:
    compact = re.sub(r"[.\s-]", "", text).lower()
    return compact if _RUT_LIKE.match(text) and SHORTEST_RUT <= len(compact) <= 9 else ""
