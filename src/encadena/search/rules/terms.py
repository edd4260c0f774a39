"""What of a document matches: words with a mark that says where they stand.

==========  =============================================
``espiga``  a word of the title
``+espiga`` a word of the subtitle or the text
``%7612…``  a RUT, compact, with its check digit
``@term``   a scope term
``#firm``   the kind (only where the index needs it as a term)
==========  =============================================

Marks are no letters, so that no word that anybody types can reach a scope or a kind.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from encadena.kernel.text import fold

WORD_LENGTH = 40
KEY_LENGTH = 250
_RUT = re.compile(r"(?<![\d.])(\d{1,2}\.?\d{3}\.?\d{3})-?([\dkK])(?![\w.])")
_DIGITS = re.compile(r"\d{3}")
_NOT_TERM = re.compile(r"[^0-9a-z]+")


def title_key(title: str) -> str:
    """The folded title: two titles with the same key are the same to the reader."""
    return " ".join(words_of(title))[:KEY_LENGTH]


def kind_term(kind: str) -> str:
    return "#" + _NOT_TERM.sub("", kind.lower())


def scope_term(term: str) -> str:
    return "@" + _NOT_TERM.sub("", term.lower())


def ruts_in(text: str) -> tuple[list[str], str]:
    """The RUTs that stand in a text, compact, and the text without them."""
    if not _DIGITS.search(text):
        return [], text
    found = [(digits + check).replace(".", "").lower() for digits, check in _RUT.findall(text)]
    return found, _RUT.sub(" ", text) if found else text


def words_of(text: str) -> list[str]:
    """Folded words, each cut to a length that no real word reaches."""
    return [word for raw in text.split() for word in _folded(raw)]


@lru_cache(maxsize=200_000)
def _folded(raw: str) -> tuple[str, ...]:
    """Folding is slow and most words are old friends: a rebuild spends a third of the time thanks to this."""
    return tuple(w[:WORD_LENGTH] for w in fold(raw).split())


def terms_of(title: str, rest: str, scope: Iterable[str]) -> list[str]:
    """All terms of a document, each once."""
    title_ruts, title = ruts_in(title)
    rest_ruts, rest = ruts_in(rest)
    in_title = dict.fromkeys(words_of(title))
    elsewhere = [w for w in dict.fromkeys(words_of(rest)) if w not in in_title]
    ruts = dict.fromkeys(title_ruts + rest_ruts)
    return [
        *in_title,
        *(f"+{w}" for w in elsewhere),
        *(f"%{r}" for r in ruts),
        *(scope_term(s) for s in scope),
    ]


def beginnings(terms: Iterable[str], lengths: Iterable[int]) -> list[str]:
    """The first letters of every word as terms of their own (``pan*``), for an index without prefixes."""
    lengths = list(lengths)
    heads: dict[str, None] = {}
    for term in terms:
        mark = term[0] == "+"
        if mark or term[0].isalnum():
            heads.update(dict.fromkeys(term[: n + mark] + "*" for n in lengths if n + mark <= len(term)))
    return list(heads)


def vocabulary_words(terms: Iterable[str]) -> list[str]:
    """The words that spelling correction knows: three letters or more, no numbers."""
    words = [t[1:] if t[0] == "+" else t for t in terms]
    return [w for w in words if len(w) > 2 and w[0].isalpha()]
