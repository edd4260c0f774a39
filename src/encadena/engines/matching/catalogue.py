"""All offerings, read once and laid out so that a need meets every one of them in milliseconds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import TYPE_CHECKING

from ..later import Later
from .codes import nearness
from .lexicon.reading import Reading, read
from .lexicon.thesaurus import thesaurus
from .lexicon.weighing import Found
from .parties import Id, Offering, Seller

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    np = Later("numpy")

THINGS, QUALITIES, CODES = 6, 4, 3
KINDS = {"": 0, "goods": 1, "services": 2}


class Catalogue:
    """Offerings of sellers, ready for ``rank``. Rows follow ``offerings``; offerings of unknown sellers are an error
    (``KeyError``). Reading costs about 0.1 ms for each different text; keep the object and use it for many needs.
    """

    def __init__(self, offerings: Iterable[Offering], sellers: Iterable[Seller]) -> None:
        self.offerings: Sequence[Offering] = tuple(offerings)
        self.sellers: Mapping[Id, Seller] = {one.id: one for one in sellers}
        self.rows_of: dict[Id, list[int]] = defaultdict(list)
        for row, offering in enumerate(self.offerings):
            self.rows_of[self.sellers[offering.seller].id].append(row)
        self.groups = tuple(one for one in self.sellers.values() if one.members)
        self.groups_of: dict[Id, list[Seller]] = defaultdict(list)
        for group in self.groups:
            for member in group.members:
                self.groups_of[member].append(group)
        self._near_codes: dict[str, NDArray[np.float32]] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        rows, none = len(self.offerings), len(thesaurus().concepts)
        self.things = np.full((THINGS, rows), none, dtype=np.int32)
        self.weights = np.zeros((THINGS, rows), dtype=np.float32)
        self.qualities = np.full((QUALITIES, rows), none, dtype=np.int32)
        self.kinds = np.zeros(rows, dtype=np.int8)
        self.code_numbers: dict[str, int] = {"": 0}
        self.codes = np.zeros((CODES, rows), dtype=np.int32)
        postings: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for row, offering in enumerate(self.offerings):
            reading = read(offering.text, offering.language)
            self._put(row, offering, reading)
            for key, weight in reading.words:
                at, weights = postings[key]
                at.append(row)
                weights.append(weight)
        self.postings = {key: _arrays(*lists) for key, lists in postings.items()}
        self.rarity = {key: log(1 + rows / len(at)) for key, (at, _) in self.postings.items()}
        self.rarest = log(1 + max(rows, 1))

    def near_codes(self, code: str) -> NDArray[np.float32]:
        """How near each code of the catalogue is to a code, by ``code_numbers``; 0 for the number 0, no code."""
        if code not in self._near_codes:
            near = [nearness(code, one) if one else 0.0 for one in self.code_numbers]
            self._near_codes[code] = np.array(near, dtype=np.float32)
        return self._near_codes[code]

    def has_word(self, row: int, key: str) -> bool:
        rows = self.postings[key][0] if key in self.postings else ()
        place = int(np.searchsorted(rows, row))
        return place < len(rows) and int(rows[place]) == row

    def _put(self, row: int, offering: Offering, reading: Reading) -> None:
        for place, found in enumerate(reading.things[:THINGS]):
            self.things[place, row], self.weights[place, row] = found.concept, found.weight
        for place, found in enumerate(reading.qualities[:QUALITIES]):
            self.qualities[place, row] = found.concept
        for place, code in enumerate(offering.codes[:CODES]):
            self.codes[place, row] = self.code_numbers.setdefault(code, len(self.code_numbers))
        self.kinds[row] = KINDS[offering.kind or kind_of(reading.things)]


def kind_of(things: Sequence[Found]) -> str:
    """Goods or services, as the things themselves say; "" when they do not agree or there are none."""
    kinds = Counter(thesaurus().concepts[one.concept].kind for one in things if one.weight == 1.0)
    return next(iter(kinds)) if len(kinds) == 1 else ""


def _arrays(rows: list[int], weights: list[float]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    return np.array(rows, dtype=np.int32), np.array(weights, dtype=np.float32)
