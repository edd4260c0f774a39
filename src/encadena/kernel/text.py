"""Text as people type it, folded so that it can be compared."""

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^0-9a-z]+")


class _Plain(dict[int, str]):
    """What is left of a letter without its accents; each is looked at once."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code))
        self[code] = "".join([c for c in parts if not unicodedata.combining(c)])
        return self[code]


_PLAIN = _Plain()


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Lower case, without accents, words separated by one space: 'Ñuñoa, S.A.' → 'nunoa s a'."""
    plain = text.casefold()
    if not plain.isascii():
        plain = plain.translate(_PLAIN)
    return _NOT_WORD.sub(" ", plain).strip()


def words(text: str) -> list[str]:
    return fold(text).split()
