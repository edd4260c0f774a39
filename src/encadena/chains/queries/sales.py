"""Sales inside a project, and how long buyers take to pay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from ..models import ChainSale, LinkageProject
from ..rules.payment import Payment
from .payments import tallies, whole
from .scope import Viewer, detailed_firms

SHOWN = 50
MOST_BUYERS = 200
Key = tuple[date, int]


@dataclass(frozen=True)
class BuyerLine:
    pk: int
    name: str
    amount: int
    payment: Payment


@dataclass(frozen=True)
class Sales:
    """Of the firms whose sales the reader may see, all of them counted; ``rows`` are ``SHOWN``, newest first.

    ``next_key`` leads to the rows after these, empty at the end.
    """

    amount: int
    firms: int
    payment: Payment
    buyers: list[BuyerLine]
    rows: Sequence[ChainSale]
    next_key: str


def seen_in(user: Viewer, project: LinkageProject) -> QuerySet[ChainSale]:
    """Sales that count, of the firms whose details the reader may see."""
    firms = detailed_firms(user, project).values("pk")
    return ChainSale.objects.filter(project=project, withdrawn_at__isnull=True, firm__in=firms)


def sales_of(user: Viewer, project: LinkageProject, before: Key | None = None) -> Sales:
    """In five queries, added up by the database. ``before`` is the key of the last row of the page before."""
    seen = seen_in(user, project)
    told = tallies(seen)
    sums = seen.order_by().values("buyer", "buyer__name").annotate(amount=Sum("amount")).order_by("-amount", "buyer")
    lines = [BuyerLine(r["buyer"], r["buyer__name"], r["amount"], told[r["buyer"]].payment) for r in sums]
    firms = seen.aggregate(n=Count("firm", distinct=True))["n"]
    rows, onward = _page(seen, before)
    return Sales(sum(line.amount for line in lines), firms, whole(told).payment, lines[:MOST_BUYERS], rows, onward)


def key_of(text: str) -> Key | None:
    """``2025-05-01.17``; None for anything else."""
    day, _dot, pk = text.partition(".")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None
    try:
        return date.fromisoformat(day), int(pk)
    except ValueError:
        return None


def _page(seen: QuerySet[ChainSale], before: Key | None) -> tuple[list[ChainSale], str]:
    rows = seen.select_related("firm", "buyer").order_by("-month", "-pk")
    if before:
        rows = rows.filter(Q(month__lt=before[0]) | Q(month=before[0], pk__lt=before[1]))
    found = list(rows[: SHOWN + 1])
    last = found[SHOWN - 1] if len(found) > SHOWN else None
    return found[:SHOWN], f"{last.month.isoformat()}.{last.pk}" if last else ""
