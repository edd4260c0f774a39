"""How ready the firms of a round are, for those who may know.

Whoever manages a round whose terms ask for readiness reads the share and its day of the firms in it (decision 0032);
anybody else reads what the register of diagnoses shows them anyway. A buyer reads none.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from encadena.readiness.queries.diagnosis import diagnoses_visible_to

from ..models import Round
from .eligibility import levels_of, terms_of
from .scope import Viewer, may_manage


@dataclass(frozen=True)
class Level:
    """``share`` from 0 to 1."""

    share: float
    on: date


@dataclass(frozen=True)
class Readable:
    """``levels`` by firm; ``all_firms``: a firm that is not among them has no diagnosis that counts."""

    levels: dict[int, Level] = field(default_factory=dict)
    all_firms: bool = False

    def may_read(self, firm: int) -> bool:
        return self.all_firms or firm in self.levels

    def at_least(self, share: float) -> list[int]:
        return [firm for firm, level in self.levels.items() if level.share >= share]


def readable_to(user: Viewer, round: Round, firm_ids: Collection[int]) -> Readable:
    """Three queries at most."""
    everybody = terms_of(round).readiness is not None and may_manage(user, round)
    found = levels_of(firm_ids, None if everybody else diagnoses_visible_to(user))
    levels = {firm: Level(share / 100, on) for firm, (share, on) in found.items() if share is not None}
    return Readable(levels, everybody)
