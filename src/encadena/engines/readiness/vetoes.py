"""What stops a firm whatever its scores: raised, cleared or not known, and who says so."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from .answers import Rater, Ratings
from .branching import open_items, shown_items
from .questionnaire import Questionnaire, Veto

BEST_FIRST = (Rater.EVIDENCE, Rater.ADVISER, Rater.FIRM)


class VetoState(StrEnum):
    RAISED = "raised"
    CLEARED = "cleared"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class VetoFinding:
    """``by`` is the rater whose answer decides (evidence before adviser before firm; empty: nobody knows);
    ``raised_by`` and ``cleared_by`` name everybody who gave a value."""

    veto: str
    item: str
    state: VetoState
    by: str = ""
    raised_by: tuple[str, ...] = ()
    cleared_by: tuple[str, ...] = ()

    @property
    def disputed(self) -> bool:
        return bool(self.raised_by) and bool(self.cleared_by)


def vetoes_of(questionnaire: Questionnaire, kinds: Collection[str], ratings: Ratings) -> tuple[VetoFinding, ...]:
    """One row per veto whose item this firm is asked (or may be) and that applies to it; raised ones first."""
    found = [f for veto in questionnaire.vetoes if (f := _finding(questionnaire, veto, kinds, ratings)) is not None]
    return tuple(sorted(found, key=lambda finding: list(_ORDER).index(finding.state)))


_ORDER = (VetoState.RAISED, VetoState.NOT_KNOWN, VetoState.CLEARED)


def _finding(questionnaire: Questionnaire, veto: Veto, kinds: Collection[str], ratings: Ratings) -> VetoFinding | None:
    values, asked, does_not_apply = dict[str, int](), False, False
    for rater in [r for r in BEST_FIRST if ratings.of(r)] or [Rater.FIRM]:
        way = ratings.way_of(rater)
        asked = asked or veto.item in {i.code for i in open_items(questionnaire, kinds, way)}
        if veto.item not in {i.code for i in shown_items(questionnaire, kinds, way)}:
            continue
        asked = True
        answer = ratings.of(rater).get(veto.item)
        if answer is not None and answer.value is not None:
            values[rater.value] = answer.value
        elif answer is not None and not answer.is_unknown:
            does_not_apply = True
    if not asked or (does_not_apply and not values):
        return None
    return _judged(veto, values)


def _judged(veto: Veto, values: dict[str, int]) -> VetoFinding:
    raised = tuple(rater for rater, value in values.items() if value <= veto.at_most)
    cleared = tuple(rater for rater in values if rater not in raised)
    by = next(iter(values), "")
    state = VetoState.NOT_KNOWN if not by else VetoState.RAISED if by in raised else VetoState.CLEARED
    return VetoFinding(veto.code, veto.item, state, by, raised, cleared)
