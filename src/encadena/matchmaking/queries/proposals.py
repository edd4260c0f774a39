"""What is proposed to the firms of a reader, page by page from a key, at the same cost whatever the table's size."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from encadena.firms.queries.listing import listed_for
from encadena.firms.queries.scope import firms_visible_to
from encadena.firms.rules.filters import Filters
from encadena.kernel import clock
from encadena.network.queries import scope_of

from ..models import Need, Proposal
from .market import PROPOSED_TO, STANDING, proposals_visible_to
from .scope import Viewer

PER_PAGE = 20
FEW_FIRMS = 10_000
FEW_NEEDS = 1_000
Rows = QuerySet[Any]


@dataclass(frozen=True)
class Key:
    """Of the last row of a page: the next one begins after it, whatever became of that row."""

    score: float
    pk: int

    def __str__(self) -> str:
        return f"{self.score!r}_{self.pk}"


@dataclass(frozen=True)
class Page:
    """The best first. ``next_key`` leads to the rows after these, empty at the end."""

    rows: Sequence[Proposal]
    next_key: str


def key_of(text: str) -> Key | None:
    """``0.8821_17``; None for anything else."""
    score, _line, pk = text.partition("_")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None
    try:
        number = float(score)
    except ValueError:
        return None
    return Key(number, int(pk)) if math.isfinite(number) else None


def page_of_proposals(user: Viewer, *, state: str, after: Key | None) -> Page:
    """Those of open needs for firms of the reader, in this state. Four queries, five for a reader of many firms."""
    rows = _walked(user, state)
    if after:
        rows = rows.filter(score__lte=after.score).exclude(score=after.score, pk__lte=after.pk)
    keys = list(rows.order_by("-rank", "pk").values_list("score", "pk")[: PER_PAGE + 1])
    shown = [pk for _score, pk in keys[:PER_PAGE]]
    onward = str(Key(*keys[PER_PAGE - 1])) if len(keys) > PER_PAGE else ""
    return Page(list(proposals_visible_to(user).filter(pk__in=shown)) if shown else [], onward)


def _walked(user: Viewer, state: str) -> Rows:
    """By the shortest of three ways: firm by firm where the reader has few, need by need where few are open, or else
    from the best score on, which soon finds a page where both are many.
    """
    if scope_of(user).role not in PROPOSED_TO:
        return _sorted(state).none()
    listed = listed_for(user, Filters())
    if listed.rows[: FEW_FIRMS + 1].count() <= FEW_FIRMS:
        # The need is hidden as well: its index would be taken instead of the firm's.
        own = _sorted(state).filter(firm__in=listed.rows.values(listed.pk))
        rows: Rows = own.alias(wanted=Coalesce("need", "need")).filter(wanted__in=_open_needs().values("pk"))
        return rows
    within = Exists(firms_visible_to(user).filter(pk=OuterRef("firm")))
    needs = list(_open_needs().values_list("pk", flat=True)[: FEW_NEEDS + 1])
    if len(needs) <= FEW_NEEDS:
        return _sorted(state).filter(within, need__in=needs)
    still_open = Exists(_open_needs().filter(pk=OuterRef("need")))
    rows = Proposal.objects.filter(still_open, within, state=state).alias(rank=F("score"))
    return rows


def _sorted(state: str) -> Rows:
    # Hidden from planners without statistics, which would walk the index by score to save the sorting.
    rows: Rows = Proposal.objects.filter(state=state).alias(rank=Coalesce("score", "score"))
    return rows


def _open_needs() -> QuerySet[Need]:
    return Need.objects.filter(STANDING, until__gte=clock.today())
