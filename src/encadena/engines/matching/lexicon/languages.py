"""Spanish, English and Portuguese: their small words (``words.csv``), their stems, and which of them a text is in.

Roles of small words: "of", "for" and "without" open what only qualifies the thing, "and" joins things, "empty" says
nothing, "light" stands before the thing ("servicio de …", "looking for …"), "telling" gives a language away.
"""

import csv
from functools import cache, lru_cache
from importlib.resources import files
from io import StringIO
from typing import Final, Literal, TypeAlias

import snowballstemmer

from ..folding import fold

Language: TypeAlias = Literal["es", "en", "pt"]
LANGUAGES: Final[tuple[Language, ...]] = ("es", "en", "pt")
_NAMES: Final = {"es": "spanish", "en": "english", "pt": "portuguese"}
_LETTERS: Final = {"es": "ñ¿¡", "pt": "ãõçêâ", "en": ""}
_SIGNS: Final = {"es": ("cion ", "ción"), "pt": ("ção", "ções", "nh", "lh"), "en": ("th", "ing", "sh", "ee")}
# What the stemmers do not know of folded plurals: ending, and what stands for it.
_PLURALS: Final = {
    "es": (("ces", "z"),),
    "pt": (
        ("coes", "cao"), ("oes", "ao"), ("aes", "ao"), ("ais", "al"), ("eis", "el"), ("ois", "ol"), ("ens", "em"),
        ("ins", "im"), ("uns", "um"), ("res", "r"), ("zes", "z"),
    ),
    "en": (),
}  # fmt: skip


def language_of(text: str, stated: str = "") -> Language:
    """The stated language if we know it, or the one whose small words and letters the text shows; Spanish in doubt."""
    known = stated[:2].lower()
    for language in LANGUAGES:
        if known == language:
            return language
    return max(LANGUAGES, key=lambda one: (evidence(text, one), one == "es"))


def evidence(text: str, language: Language) -> float:
    """How much a text looks like a language; only good for comparing."""
    low, telling = text.casefold(), small_words(language, "telling")
    counted = sum(word in telling for word in fold(text).split())
    return counted + sum(low.count(c) for c in _LETTERS[language]) + sum(sign in low for sign in _SIGNS[language]) / 2


def says_nothing(word: str, language: Language) -> bool:
    return len(word) < 2 or word in small_words(language, "empty")


@cache
def small_words(language: Language, role: str) -> frozenset[str]:
    """The words of a role, folded."""
    text = (files(__package__) / "words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(StringIO(text))
    return frozenset(w for r in rows if (r["language"], r["role"]) == (language, role) for w in r["words"].split())


@lru_cache(maxsize=200_000)
def stem(word: str, language: Language) -> str:
    """The stem of a folded word in its language; numbers and very short words stay as they are."""
    if len(word) < 4 or word[0].isdigit():
        return word
    for ending, by in _PLURALS[language]:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word[: -len(ending)] + by
            break
    return str(_stemmer(language).stemWord(word))


@cache
def _stemmer(language: Language) -> "snowballstemmer.SpanishStemmer":
    return snowballstemmer.stemmer(_NAMES[language])
