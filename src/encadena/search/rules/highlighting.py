"""Which part of a title matched, in the title's own letters."""

import re
from collections.abc import Collection, Iterator

from encadena.kernel.text import fold

_WORD = re.compile(r"[^\W_]+")


def pieces(text: str, words: Collection[str]) -> Iterator[tuple[str, bool]]:
    """The text cut into pieces, with True for those to be marked: words found, or the beginning that was typed."""
    end = 0
    for match in _WORD.finditer(text):
        length = _marked(match.group(), words)
        if length:
            if match.start() > end:
                yield text[end : match.start()], False
            end = match.start() + length
            yield text[match.start() : end], True
    if end < len(text):
        yield text[end:], False


def _marked(word: str, words: Collection[str]) -> int:
    """How many letters of ``word`` to mark: the longest of the words that begins it.

    Folding keeps the number of letters except for ligatures and the like; those are marked whole.
    """
    folded = fold(word)
    longest = max((len(w) for w in words if folded.startswith(w)), default=0)
    return longest if len(folded) == len(word) else len(word) * bool(longest)
