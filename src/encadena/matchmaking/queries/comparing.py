"""Editions of one event side by side: the same counts, each with the denominator it has in its own edition."""

from dataclasses import dataclass
from typing import Any

from encadena.accounts.models import User

from ..models import Round
from ..rules.results import counted
from .editions import editions_visible_to
from .outcomes import current_term
from .results import facts_of, opinions_of
from .scope import may_manage

MOST = 6
ROWS = (
    ("placed", "listed"),
    ("present", "marked"),
    ("reported", "placed"),
    ("held", "reported"),
    ("any_contact", "held"),
    ("any_sample", "held"),
    ("any_quotation", "held"),
    ("any_order", "held"),
    ("both_order", "both_said"),
    ("again", "held"),
)
"""What is compared, and out of what."""


@dataclass(frozen=True)
class Column:
    """One edition: ``round`` carries the figures of lists, ``term`` is the last question that was asked."""

    round: Any
    term: int | None
    counts: dict[str, int]
    given: int
    asked: int


def compared(user: User, round: Round) -> list[Column]:
    """The newest six editions that the reader manages, the newest first."""
    if round.series_id is None:
        return []
    mine = [one for one in editions_visible_to(user, round.series_id) if may_manage(user, one)][:MOST]
    columns = []
    for one in mine:
        opinions = opinions_of(one)
        counts = counted(facts_of(user, one))
        columns.append(Column(one, current_term(one), counts, opinions.given, opinions.asked))
    return columns
