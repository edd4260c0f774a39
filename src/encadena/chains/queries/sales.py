"""Sales inside a project, and how long buyers take to pay."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from encadena.kernel import clock

from ..models import ChainSale, LinkageProject
from ..rules.payment import Payment, payment_of
from .scope import Viewer, detailed_firms

SHOWN = 50
MOST_COUNTED = 20_000


@dataclass(frozen=True)
class BuyerLine:
    name: str
    amount: int
    payment: Payment


@dataclass(frozen=True)
class Sales:
    """Of the firms whose sales the reader may see; ``rows`` are the newest ``SHOWN``."""

    amount: int
    firms: int
    payment: Payment
    buyers: list[BuyerLine]
    rows: Sequence[ChainSale]


Told = tuple[int, str, int, int, date | None, date | None]
"""Buyer, its name, firm, pesos, days of the invoice and of the payment."""


def sales_of(user: Viewer, project: LinkageProject) -> Sales:
    """In two queries; at most the newest ``MOST_COUNTED`` are counted."""
    firms = detailed_firms(user, project).values("pk")
    seen = ChainSale.objects.filter(project=project, withdrawn_at__isnull=True, firm__in=firms)
    seen = seen.order_by("-month", "-pk")
    told = list(
        seen.values_list("buyer_id", "buyer__name", "firm_id", "amount", "invoiced_on", "paid_on")[:MOST_COUNTED]
    )
    rows = seen.select_related("firm", "buyer")[:SHOWN]
    amount = sum(row[3] for row in told)
    return Sales(amount, len({row[2] for row in told}), _payment(told), _by_buyer(told), list(rows))


def _by_buyer(told: Sequence[Told]) -> list[BuyerLine]:
    """The largest first; two buyers of one name are two."""
    rows = defaultdict[int, list[Told]](list)
    for row in told:
        rows[row[0]].append(row)
    lines = [BuyerLine(own[0][1], sum(row[3] for row in own), _payment(own)) for own in rows.values()]
    return sorted(lines, key=lambda line: -line.amount)


def _payment(told: Sequence[Told]) -> Payment:
    return payment_of(((row[4], row[5]) for row in told), clock.today())
