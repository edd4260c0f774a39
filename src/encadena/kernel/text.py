"""Text as people type it, folded so that it can be compared."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Lower case, without accents, words separated by one space: 'Ñuñoa, S.A.' → 'nunoa s a'."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain).strip()


def words(text: str) -> list[str]:
    return fold(text).split()
