"""Spanish, English and Portuguese: their small words (``words.csv``), their stems, and which of them a text is in.

Roles of small words: "of", "for" and "without" open what only qualifies the thing, "and" joins things, "empty" says
nothing, "light" stands before the thing ("servicio de …", "looking for …"), "telling" gives a language away.
"""

import csv
from functools import cache, lru_cache
from importlib.resources import files
from io import StringIO
from typing import Final, Literal, TypeAlias

from ..folding import fold

Language: TypeAlias = Literal["es", "en", "pt"]
LANGUAGES: Final[tuple[Language, ...]] = ("es", "en", "pt")
_LETTERS: Final = {"es": "ñ¿¡", "pt": "ãõçêâ", "en": ""}
_SIGNS: Final = {"es": ("cion ", "ción"), "pt": ("ção", "ções", "nh", "lh"), "en": ("th", "ing", "sh", "ee")}
# Folded plurals: ending, and what stands for it. The first that fits is taken.
_PLURALS: Final = {
    "es": (("ces", "z"), ("iones", "ion"), ("ales", "al"), ("ores", "or"), ("ares", "ar"), ("iles", "il"),
           ("enes", "en"), ("ines", "in"), ("anes", "an"), ("ones", "on"), ("eles", "el"), ("ades", "ad"),
           ("es", "e"), ("s", "")),
    "pt": (("coes", "cao"), ("oes", "ao"), ("aes", "ao"), ("ais", "al"), ("eis", "el"), ("ois", "ol"), ("ens", "em"),
           ("ins", "im"), ("uns", "um"), ("res", "r"), ("zes", "z"), ("es", "e"), ("s", "")),
    "en": (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("oes", "o"), ("ss", "ss"),
           ("us", "us"), ("is", "is"), ("s", "")),
}  # fmt: skip
_GENDERED: Final = tuple(f"{root}{end}" for root in ("ad", "id", "ic", "iv", "os", "ari", "er", "eir") for end in "oa")
SHORTEST_STEM = 3


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
    """A folded word without its plural and, in Spanish and Portuguese, the gender of an adjective: 'orgánicas' is
    'organic'.

    Not more: 'puertas' are no 'puerto', and what belongs together although it ends otherwise is in the tables.
    """
    if len(word) <= SHORTEST_STEM or word[0].isdigit():
        return word
    single = _singular(word, language)
    return single[:-1] if language != "en" and single.endswith(_GENDERED) else single


def _singular(word: str, language: Language) -> str:
    for ending, by in _PLURALS[language]:
        if word.endswith(ending) and len(word) - len(ending) + len(by) >= SHORTEST_STEM:
            return word[: len(word) - len(ending)] + by
    return word
