"""Editions of one event side by side: the same counts, each with the denominator it has in its own edition."""

from dataclasses import dataclass
from typing import Any

from encadena.accounts.models import User

from ..models import Round
from ..rules.rates import Rates
from ..rules.results import Money, counted
from .editions import editions_visible_to
from .outcomes import current_term
from .rates import rates_of
from .results import facts_of, money_said, opinions_of, sides_of
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
    """One edition: ``round`` carries the figures of lists, ``term`` is the last question that was asked.

    ``money`` in the words of ``firms`` and of ``buyers``; ``rates`` are those of this edition.
    """

    round: Any
    term: int | None
    counts: dict[str, int]
    given: int
    asked: int
    money: dict[str, list[Money]]
    rates: Rates


def compared(user: User, round: Round) -> list[Column]:
    """The newest six editions that the reader manages, the newest first."""
    if round.series_id is None:
        return []
    mine = [one for one in editions_visible_to(user, round.series_id) if may_manage(user, one)][:MOST]
    return [_column(user, one) for one in mine]


def _column(user: User, round: Round) -> Column:
    opinions, facts = opinions_of(round), facts_of(user, round)
    firms, buyers = sides_of(round)
    money = {"firms": money_said(facts, firms), "buyers": money_said(facts, buyers)}
    term = current_term(round)
    return Column(round, term, counted(facts), opinions.given, opinions.asked, money, rates_of(round))
