"""Which column means what: by the words of its heading, then by what its cells look like."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from encadena.kernel.text import fold

from .fields import (
    FIRM_SYNONYMS,
    IGNORED_WORDS,
    MAX_OWNERS,
    OWNER_SYNONYMS,
    OWNER_WORDS,
    PERSONAL,
    REASONS_HEADINGS,
    SALES_WORDS,
)
from .reading import Cell

CERTAIN, REMEMBERED = 1.0, "remembered"
_PERSONAL_HEADS = frozenset(["rut", "run", "dv", "digito", "nombre", "nombres", "name"])
_JOINING = frozenset(["del", "de", "la", "las", "el", "los", "o", "u", "y", "e"])
_RUT = re.compile(r"\s*\d{1,2}\.?\d{3}\.?\d{3}\s?-?\s?[\dkK]\s*")
_EMAIL = re.compile(r"\s*[^@\s]+@[^@\s]+\.[^@\s]+\s*")
_URL = re.compile(r"\s*(https?://|www\.)\S+\s*", re.IGNORECASE)
_LOOKS: dict[str, Callable[[str], bool]] = {
    "rut": lambda text: bool(_RUT.fullmatch(text)),
    "email": lambda text: bool(_EMAIL.fullmatch(text)),
    "website": lambda text: bool(_URL.fullmatch(text)),
}


@dataclass(frozen=True)
class Guess:
    """``confidence`` 0 to 1; ``why`` is ``heading``, ``similar``, ``content`` or ``remembered``."""

    field: str
    confidence: float
    why: str


def match_columns(
    headings: Sequence[str], samples: Sequence[Sequence[Cell]], remembered: Mapping[str, str] | None = None
) -> dict[int, Guess]:
    """Place of a column → its best guess; a field is given once, to the surest column.

    ``samples`` holds some cells per column; ``remembered`` maps ``heading_keys`` to fields that a person chose before.
    """
    keys = heading_keys(headings)
    guesses: dict[int, Guess] = {}
    for place, key in enumerate(keys):
        if remembered is not None and key in remembered:
            guesses[place] = Guess(remembered[key], CERTAIN, REMEMBERED)
    taken = {guess.field for guess in guesses.values()}
    offers = [
        (guess, place)
        for place, heading in enumerate(headings)
        if place not in guesses
        for guess in _offers(heading, samples[place] if place < len(samples) else ())
    ]
    offers.sort(key=lambda offer: (-offer[0].confidence, offer[1]))
    for guess, place in offers:
        if place not in guesses and guess.field not in taken:
            guesses[place] = guess
            taken.add(guess.field)
    for guess, place in offers:
        if place not in guesses and (field := _of_next_owner(guess, taken, headings[place])):
            guesses[place] = Guess(field, 0.6, guess.why)
            taken.add(field)
    return {place: guess for place, guess in sorted(guesses.items()) if guess.field}


def heading_keys(headings: Sequence[str]) -> list[str]:
    """What a heading is remembered by: its folded words and, when several are the same, which of them it is."""
    seen: dict[str, int] = {}
    keys = []
    for heading in headings:
        words = fold(heading)
        seen[words] = seen.get(words, 0) + 1
        keys.append(words if seen[words] == 1 else f"{words}#{seen[words]}")
    return keys


def fingerprint_of(headings: Sequence[str]) -> str:
    """The name of a source that nobody named: the same headings in the same order (our own column of reasons aside)."""
    return "|".join(heading_keys([heading for heading in headings if fold(heading) not in REASONS_HEADINGS]))


def _of_next_owner(guess: Guess, taken: set[str], heading: str) -> str | None:
    """The field of the next owner who has none, when a heading comes back (*RUT … RUT*)."""
    name = guess.field.split(".")[-1]
    if name not in OWNER_SYNONYMS or guess.confidence < 0.85 or not set(fold(heading).split()) & _PERSONAL_HEADS:
        return None
    return next((f for n in range(1, MAX_OWNERS + 1) if (f := f"owner.{n}.{name}") not in taken), None)


def _offers(heading: str, sample: Sequence[Cell]) -> list[Guess]:
    folded = words_of(heading)
    if folded in REASONS_HEADINGS:
        return []
    found = by_heading(folded)
    looks = _looks_like(sample)
    if found and looks:
        return [_weighed(guess, looks) for guess in found]
    if found:
        return found
    return [Guess(looks[0], 0.6, "content")] if looks and looks[1] >= 0.8 else []


def _weighed(guess: Guess, looks: tuple[str, float]) -> Guess:
    """Cells that look like something else speak against the heading."""
    said = guess.field.split(".")[-1]
    if said in _LOOKS and said != looks[0] and looks[1] >= 0.8:
        return Guess(guess.field, min(guess.confidence, 0.4), guess.why)
    return guess


def _looks_like(sample: Sequence[Cell]) -> tuple[str, float] | None:
    texts = [cell for cell in sample if isinstance(cell, str) and cell.strip()]
    if len(texts) < 2:
        return None
    shares = {field: sum(map(test, texts)) / len(texts) for field, test in _LOOKS.items()}
    best = max(shares, key=lambda field: shares[field])
    return (best, shares[best]) if shares[best] >= 0.5 else None


def words_of(heading: str) -> str:
    """A heading folded. Below a merged one (*Dueño 2 · RUT*) the lower part counts, and from above whose it is."""
    upper, _sign, lower = heading.rpartition(" · ")
    whose = " ".join(w for w in fold(upper).split() if w in OWNER_WORDS or w.isdigit())
    below = fold(lower.replace("%", " porcentaje "))
    if whose and not set(whose.split()) & OWNER_WORDS:
        whose = ""
    return f"{whose} {below}".strip()


def by_heading(folded: str) -> list[Guess]:
    """Guesses from the words alone, best first; none for a heading that says nothing known."""
    words = folded.split()
    if not words or len(words) > 14:
        return []
    if set(words) & SALES_WORDS and not set(words) & IGNORED_WORDS:
        return _sales(words)
    number = next((int(w) for w in words if w.isdigit() and 1 <= int(w) <= MAX_OWNERS), 1)
    if set(words) & OWNER_WORDS:
        rest = " ".join(w for w in words if w not in OWNER_WORDS and not w.isdigit() and w not in _JOINING)
        return [_named(f"owner.{number}.{name}", sure, why) for name, sure, why in _closest(rest, OWNER_SYNONYMS)]
    plain = " ".join(w for w in words if not w.isdigit())
    found = [_named(name, sure, why) for name, sure, why in _closest(folded, FIRM_SYNONYMS)]
    personal = [
        _named(f"owner.{number}.{name}", sure, why)
        for name, sure, why in _closest(plain, {n: OWNER_SYNONYMS[n] for n in PERSONAL})
    ]
    return sorted([*found, *personal], key=lambda guess: -guess.confidence)[:2]


def _sales(words: list[str]) -> list[Guess]:
    if {"ano", "periodo", "year"} & set(words) and not any(re.fullmatch(r"(19|20)\d\d", w) for w in words):
        return [Guess("sales_year", 0.9, "heading")]
    year = next((w for w in words if re.fullmatch(r"(19|20)\d\d", w)), None)
    return [Guess(f"sales.{year}", CERTAIN, "heading") if year else Guess("sales", 0.9, "heading")]


def _named(field: str, sure: float, why: str) -> Guess:
    return Guess(field, round(sure, 2), why)


def _closest(text: str, synonyms: Mapping[str, Sequence[str]]) -> list[tuple[str, float, str]]:
    found = [(name, *max(_closeness(text, word) for word in words)) for name, words in synonyms.items()]
    return sorted(((n, s, w) for n, s, w in found if s >= 0.7), key=lambda f: -f[1])[:2]


def _closeness(text: str, synonym: str) -> tuple[float, str]:
    if text == synonym:
        return CERTAIN, "heading"
    if not text or not synonym:
        return 0.0, "heading"
    words, wanted = text.split(), synonym.split()
    if all(word in words for word in wanted):
        return max(0.7, 0.92 - 0.06 * (len(words) - len(wanted)) + 0.02 * (len(wanted) - 1)), "heading"
    alike = fuzz.ratio(text, synonym) / 100
    return (0.8 * alike, "similar") if alike >= 0.88 and len(synonym) > 3 else (0.0, "similar")
