"""A commune as somebody wrote it → the official one, or the nearest names."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ..errors import COMMUNE_AMBIGUOUS, COMMUNE_UNKNOWN

NEAR_ENOUGH = 0.82


@dataclass(frozen=True)
class CommuneName:
    code: str
    name: str
    region_code: str


class Gazetteer:
    """All communes, found by code or by name without minding accents, case or *comuna de*. Built once, asked often."""

    def __init__(self, communes: Iterable[CommuneName]) -> None:
        self.by_code = {commune.code: commune for commune in communes}
        self._by_name: dict[str, list[CommuneName]] = defaultdict(list)
        for commune in self.by_code.values():
            self._by_name[fold(commune.name)].append(commune)

    def find(self, text: str) -> CommuneName | None:
        """The commune of this code or name; empty text is unknown.

        Raises ``commune_unknown`` with ``near`` (up to three names), or ``commune_ambiguous``.
        """
        wanted = fold(text).removeprefix("comuna de ").removeprefix("comuna ")
        if not wanted:
            return None
        if wanted.isdigit() and (found := self.by_code.get(wanted.zfill(5))):
            return found
        named = self._by_name.get(wanted, [])
        if len(named) == 1:
            return named[0]
        if named:
            raise DomainError(COMMUNE_AMBIGUOUS, value=text.strip(), near=[c.code for c in named])
        raise DomainError(COMMUNE_UNKNOWN, value=text.strip(), near=self.near(wanted))

    def near(self, text: str, limit: int = 3) -> list[str]:
        """Official names that look like ``text``, best first."""
        found = process.extract(
            fold(text), self._by_name.keys(), scorer=JaroWinkler.similarity, score_cutoff=NEAR_ENOUGH, limit=limit
        )
        return [self._by_name[name][0].name for name, _score, _key in found]
