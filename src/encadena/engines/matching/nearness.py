"""How near two concepts of the thesaurus are, for one who looks for the first and is offered the second.

The same is 1. A kind of what is looked for is nearly as good; something more general may hold it; two kinds of one
thing are neighbours. Official codes that begin alike make far neighbours, and join a good with the service around it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from ..later import Later
from .codes import nearness
from .lexicon.thesaurus import Concept, thesaurus
from .lexicon.weighing import broader

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    np = Later("numpy")

NARROWER = (0.92, 0.86, 0.8)
BROADER = (0.6, 0.35, 0.2)
SIBLING, COUSIN, FAR = 0.35, 0.15, 0.1
LARGE = 15  # a concept with more below it says little: being one of its kinds makes no neighbours
BY_CODE = 0.35


@cache
def nearness_of_concepts() -> NDArray[np.float32]:
    """A square matrix, row: what is looked for, column: what is offered; one more row and column of zeros at the end
    stand for no concept. A few MB, made once.
    """
    concepts = thesaurus().concepts
    found = np.zeros((len(concepts) + 1, len(concepts) + 1), dtype=np.float32)
    _codes(found, concepts)
    _relatives(found, concepts)
    for concept in concepts:
        found[concept.number, concept.number] = 1.0
    return found


def _relatives(found: NDArray[np.float32], concepts: tuple[Concept, ...]) -> None:
    family: dict[str, list[int]] = defaultdict(list)
    by_id = thesaurus().by_id
    below = Counter(above.number for concept in concepts for above in broader(concept))
    for concept in concepts:
        for step, above in enumerate(broader(concept)[: len(NARROWER)]):
            _raise(found, above.number, concept.number, NARROWER[step])
            _raise(found, concept.number, above.number, BROADER[step] if below[above.number] <= 4 * LARGE else 0.1)
            if step < 2:
                family[f"{step} {above.id}"].append(concept.number)
    for key, members in family.items():
        large = below[by_id[key[2:]].number] > LARGE
        near = FAR if large else SIBLING if key[0] == "0" else COUSIN
        if large and not by_id[key[2:]].parent and len(members) > 4 * LARGE:
            continue
        block = np.ix_(members, members)
        found[block] = np.maximum(found[block], near)


def _codes(found: NDArray[np.float32], concepts: tuple[Concept, ...]) -> None:
    """Concepts by their codes; each pair of different codes is compared once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for concept in concepts:
        for code in concept.codes:
            holders[code].append(concept.number)
    codes = list(holders)
    for i, a in enumerate(codes):
        for b in codes[i:]:
            near = BY_CODE * nearness(a, b)
            if near:
                for block in (np.ix_(holders[a], holders[b]), np.ix_(holders[b], holders[a])):
                    found[block] = np.maximum(found[block], near)


def _raise(found: NDArray[np.float32], row: int, column: int, near: float) -> None:
    found[row, column] = max(float(found[row, column]), near)
