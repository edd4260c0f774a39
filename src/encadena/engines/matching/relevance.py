"""How well the text and the codes of a need fit those of every offering, from 0 to 1, conditions aside.

1. The thing: the nearest pair of concepts, weighed by how much of the text each is. What only qualifies the need
   ("mantención *de equipos mineros*") must be found too, wherever the offering says it.
2. Qualities: those asked for and found raise, those that exclude each other (fresh, frozen) lower.
3. Words that no table knows: the share of them that the offering has, by rarity. They decide where the thing is not
   known.
4. Codes decide where a text says nothing we know, and help a little elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..later import Later
from .catalogue import KINDS, Catalogue, kind_of
from .lexicon.reading import HEAD, Reading, read
from .lexicon.thesaurus import thesaurus
from .lexicon.weighing import Found
from .nearness import nearness_of_concepts
from .parties import Need

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float32]
else:
    np = Later("numpy")

NOT_TOLD = 0.6  # what qualifies the need and the offering does not tell
QUALITY, CONTRADICTION = 0.12, 0.5
REST = 0.15
WORDS_ALONE = 0.6
WORDS_BESIDE = 0.06
CODES_ALONE, CODES_BESIDE = 0.6, 0.06
OTHER_KIND = 0.4


@dataclass(frozen=True, slots=True)
class Fit:
    """A need beside all offerings: ``relevance`` per row, and what the reasons are made of."""

    reading: Reading
    relevance: Column
    things: Column
    codes: Column


def fit(need: Need, catalogue: Catalogue) -> Fit:
    """About 0.1 ms per thousand offerings."""
    reading = read(need.text, need.language)
    things = _things(reading, catalogue)
    codes = _codes(need, reading, catalogue)
    words = _words(dict(reading.words), catalogue)
    found = things * _qualities(reading, catalogue)
    if reading.rest:
        found = found * (1 - REST + REST * _words(dict.fromkeys((k for k, _ in reading.rest), 1.0), catalogue))
    unknown = catalogue.weights[0] == 0 if reading.things else np.ones(len(found), dtype=bool)
    alone = np.where(unknown, np.maximum(WORDS_ALONE * words, CODES_ALONE * codes), 0)
    found = np.maximum(found, alone)
    found = found * (1 - WORDS_BESIDE + WORDS_BESIDE * words)
    found = found + (1 - found) * np.minimum(found * 4, 1) * CODES_BESIDE * codes
    return Fit(reading, found * _kind(need, reading, catalogue), things, codes)


def _things(reading: Reading, catalogue: Catalogue) -> Column:
    near = nearness_of_concepts()
    best = max((one.weight for one in reading.things), default=0.0)
    wanted = np.zeros(near.shape[0], dtype=np.float32)
    for one in reading.things:
        if one.weight == best:
            np.maximum(wanted, near[one.concept], out=wanted)
    found = _nearest(wanted, catalogue, catalogue.weights)
    qualifiers = [one for one in reading.things if 0 < one.weight < best]
    if qualifiers:
        found *= _qualified(qualifiers, catalogue)
    return found


def _qualified(qualifiers: list[Found], catalogue: Catalogue) -> Column:
    """Full where what qualifies the need is found anywhere in the offering."""
    near = nearness_of_concepts()
    shares = [_nearest(near[one.concept], catalogue) for one in qualifiers]
    share = np.average(shares, axis=0, weights=[one.weight for one in qualifiers])
    return (NOT_TOLD + (1 - NOT_TOLD) * share).astype(np.float32)


def _nearest(near: Column, catalogue: Catalogue, weights: Column | None = None) -> Column:
    """The best of the things of each offering, place by place: the later places are mostly empty."""
    found = np.zeros(len(catalogue.offerings), dtype=np.float32)
    for place, things in enumerate(catalogue.things):
        column = near[things] if weights is None else near[things] * weights[place]
        np.maximum(found, column, out=found)
    return found


def _qualities(reading: Reading, catalogue: Catalogue) -> Column:
    factor = np.ones(len(catalogue.offerings), dtype=np.float32)
    for one in reading.qualities:
        has = np.zeros(len(factor), dtype=bool)
        against = np.zeros(len(factor), dtype=bool)
        other = _excluded(one.concept)
        for column in catalogue.qualities:
            has |= column == one.concept
            against |= other[column]
        factor *= np.where(has, 1.0, np.where(against, CONTRADICTION, 1 - QUALITY)).astype(np.float32)
    return factor


@cache
def _excluded(quality: int) -> NDArray[np.bool_]:
    """By concept, whether it is another quality of the same group."""
    concepts = thesaurus().concepts
    kind = concepts[quality].kind
    return np.array([one.kind == kind and one.number != quality for one in concepts] + [False])


def _words(wanted: dict[str, float], catalogue: Catalogue) -> Column:
    """The share of the worth of the words that each offering has; a rare word is worth more."""
    found = np.zeros(len(catalogue.offerings), dtype=np.float32)
    whole = sum(weight * catalogue.rarity.get(key, catalogue.rarest) for key, weight in wanted.items())
    for key, weight in wanted.items():
        if key in catalogue.postings:
            rows, weights = catalogue.postings[key]
            found[rows] += weights * (weight * catalogue.rarity[key] / whole)
    return found


def _codes(need: Need, reading: Reading, catalogue: Catalogue) -> Column:
    """The nearest of the codes on both sides; a need without codes has those of its things, a little less sure."""
    concepts = thesaurus().concepts
    stated = dict.fromkeys(need.codes, 1.0)
    named = {c: 0.85 for one in reading.things if one.weight == HEAD for c in concepts[one.concept].codes}
    found = np.zeros(len(catalogue.offerings), dtype=np.float32)
    if len(catalogue.code_numbers) == 1 or not (stated or named):
        return found
    near = np.max([catalogue.near_codes(code) * sure for code, sure in (stated or named).items()], axis=0)
    for column in catalogue.codes:
        np.maximum(found, near[column], out=found)
    return found


def _kind(need: Need, reading: Reading, catalogue: Catalogue) -> Column:
    kind = KINDS[need.kind or kind_of(reading.things)]
    other = (catalogue.kinds != kind) & (catalogue.kinds != 0) & (kind != 0)
    return np.where(other, OTHER_KIND, 1.0).astype(np.float32)
