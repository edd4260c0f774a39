"""Text as people type it, folded so that it can be compared."""

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Lower case, without accents, words separated by one space: 'Ñuñoa, S.A.' → 'nunoa s a'."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join([c for c in plain if not unicodedata.combining(c)])
    return _NOT_WORD.sub(" ", plain).strip()


def words(text: str) -> list[str]:
    return fold(text).split()
