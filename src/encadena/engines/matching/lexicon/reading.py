"""A text of a need or an offering, read: what the thing is, what only qualifies it, and what no table knows.

"Envases para palta" sells packaging, not avocados. In Spanish and Portuguese the thing comes first ("aceite de oliva",
"transporte de carga"), in English last before the first small word ("olive oil", "avocado packaging for export"). A
list gives several things. Each place gets a weight from 0 to 1 that says how much of the thing it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby

from ..folding import fold
from .cognates import cognate
from .languages import LANGUAGES, Language, language_of, says_nothing, small_words, stem
from .spelling import meant
from .thesaurus import Term, thesaurus
from .weighing import Found, weighed

HEAD, LISTED, OF_WHAT, FOR_WHAT, ABSENT = 1.0, 0.6, 0.45, 0.2, 0.0
LONGEST = 400
_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[,;:.()/\n•·–—-]")
_BREAK = frozenset(",;:.()/\n•·–—")


@dataclass(frozen=True, slots=True)
class Token:
    """A telling word: as typed (folded), its stem, the clause it stands in and how that clause hangs on the thing.

    ``light`` are the stems of light words beside it: "servicios" says little, but "servicios portuarios" is a term.
    """

    word: str
    stem: str
    clause: int
    weight: float
    light: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """``things`` are goods and services, the weightiest first; ``qualities`` qualify; ``words`` are the keys of all
    telling words with their weights, ``rest`` those of them that no concept explains.
    """

    language: Language
    things: tuple[Found, ...]
    qualities: tuple[Found, ...]
    words: tuple[tuple[str, float], ...]
    rest: tuple[tuple[str, str], ...]


@lru_cache(maxsize=50_000)
def read(text: str, language: str = "") -> Reading:
    """Read at most the first 400 characters. About 0.1 ms for an offering."""
    text = text[:LONGEST]
    spoken = language_of(text, language)
    tokens = _english(_tokens(text, spoken)) if spoken == "en" else _romance(_tokens(text, spoken))
    tokens = [_spelled(token, spoken) for token in tokens]
    found, used = _concepts(tokens, spoken)
    kinds = [(one, thesaurus().concepts[one.concept].kind) for one in found]
    things = weighed([one for one, kind in kinds if ":" not in kind])
    words = {cognate(t.word): max(t.weight, 0.1) for t in reversed(tokens) if t.weight > ABSENT}
    rest = {cognate(t.word): t.word for i, t in enumerate(tokens) if i not in used and t.weight > ABSENT}
    qualities = tuple(one for one, kind in kinds if ":" in kind)
    return Reading(spoken, things, qualities, tuple(words.items()), tuple(rest.items()))


def _tokens(text: str, language: Language) -> list[Token]:
    """Telling words; ``weight`` is that of the small word before them, HEAD at the beginning and after a break."""
    found: list[Token] = []
    light: tuple[str, ...] = ()
    fresh = False
    clause, weight, thing = 0, HEAD, False
    for piece in _PIECE.findall(text):
        if piece in _BREAK:
            light, fresh = (), False
            told = thing and (weight in (OF_WHAT, LISTED) or piece == ":")
            clause, weight = clause + 1, LISTED if told and piece not in "./\n" else HEAD
            continue
        for word in fold(piece).split():
            clause, weight, thing, token = _step(word, language, clause, weight, thing)
            if token:
                found.append(replace(token, light=light) if light else token)
                light, fresh = (), True
            elif _roles(language).get(word) == "light":
                light = (*light, stem(word, language))
                if found and fresh:
                    found[-1] = replace(found[-1], light=(*found[-1].light, light[-1]))
    return found


def _step(
    word: str, language: Language, clause: int, weight: float, thing: bool
) -> tuple[int, float, bool, Token | None]:
    role = _roles(language).get(word)
    if role == "without":
        return clause + 1, ABSENT, thing, None
    if role == "and":
        return clause + 1, weight, thing, None
    if role in ("of", "for"):
        lower = OF_WHAT if role == "of" else FOR_WHAT
        return clause + thing, min(weight, lower) if thing else HEAD, thing, None
    if role == "light" or says_nothing(word, language):
        return clause, weight, thing, None
    return clause, weight, True, Token(word, stem(word, language), clause, weight)


@cache
def _roles(language: Language) -> dict[str, str]:
    return {w: role for role in ("light", "and", "for", "of", "without") for w in small_words(language, role)}


def _romance(tokens: list[Token]) -> list[Token]:
    """The first word of a clause is the thing, the others qualify it."""
    return [
        token if place == 0 else replace(token, weight=min(token.weight, OF_WHAT))
        for _, clause in groupby(tokens, key=lambda one: one.clause)
        for place, token in enumerate(clause)
    ]


def _english(tokens: list[Token]) -> list[Token]:
    """The last word of a clause is the thing."""
    lowered = _romance(tokens[::-1])
    return lowered[::-1]


def _spelled(token: Token, language: Language) -> Token:
    if token.stem in _stems(language) or any(token.word in _words(one) for one in LANGUAGES):
        return token
    known = meant(token.stem, language)
    return replace(token, stem=known) if known else token


@cache
def _stems(language: Language) -> frozenset[str]:
    return thesaurus().stems(language)


@cache
def _words(language: Language) -> frozenset[str]:
    return thesaurus().words(language)


def _concepts(tokens: list[Token], language: Language) -> tuple[list[Found], set[int]]:
    """Terms found, the longest first, and the places of the words they use. A word belongs to one thing at most, and to
    one quality: dried fruit is a thing, and dried.
    """
    found: list[Found] = []
    used: dict[bool, set[int]] = {True: set(), False: set()}
    for term, places in sorted(_candidates(tokens, language), key=lambda one: (-len(one[0].stems), one[1])):
        taken = used[":" in thesaurus().concepts[term.concept].kind]
        if taken.isdisjoint(places):
            taken.update(places)
            weight = max(tokens[i].weight for i in places) or OF_WHAT
            found.append(Found(term.concept, weight, tuple(tokens[i].word for i in places)))
    return found, used[True] | used[False]


def _candidates(tokens: list[Token], language: Language) -> Iterator[tuple[Term, tuple[int, ...]]]:
    """Terms whose words all stand near each other: own language first, others for words that it does not know."""
    own = _stems(language)
    unknown = any(t.stem not in own for t in tokens)
    for spoken in (language, *(one for one in LANGUAGES if one != language and unknown)):
        stems = [t.stem for t in tokens] if spoken == language else [_foreign(t, own, spoken) for t in tokens]
        place = {s: i for i, s in reversed(list(enumerate(stems))) if s}
        if spoken == language:
            place = {s: i for i, token in enumerate(tokens) for s in token.light} | place
        for s in place:
            for term in thesaurus().terms[spoken].get(s, ()):
                places = tuple(sorted({place[one] for one in term.stems})) if term.stems <= place.keys() else ()
                if places and places[-1] - places[0] <= len(places) and _lacks(term, place, tokens):
                    yield term, places


def _lacks(term: Term, place: Mapping[str, int], tokens: Sequence[Token]) -> bool:
    """Whether the text lacks what the term lacks, and nothing else of it."""
    return all((tokens[place[s]].weight == ABSENT) == (s in term.lacks) for s in term.stems)


def _foreign(token: Token, own: frozenset[str], spoken: Language) -> str:
    """The stem of a word of another language, written as its tables write it; "" when the own language knows it."""
    return stem(token.word, spoken) if token.stem not in own and token.word in _words(spoken) else ""
