"""Sales inside a project, and how long buyers take to pay."""

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


Told = tuple[str, int, int, date | None, date | None]


def sales_of(user: Viewer, project: LinkageProject) -> Sales:
    """In two queries; at most the newest ``MOST_COUNTED`` are counted."""
    firms = detailed_firms(user, project).values("pk")
    seen = ChainSale.objects.filter(project=project, withdrawn_at__isnull=True, firm__in=firms)
    seen = seen.order_by("-month", "-pk")
    told = list(seen.values_list("buyer__name", "firm_id", "amount", "invoiced_on", "paid_on")[:MOST_COUNTED])
    rows = seen.select_related("firm", "buyer")[:SHOWN]
    amount = sum(row[2] for row in told)
    return Sales(amount, len({row[1] for row in told}), _payment(told), _by_buyer(told), list(rows))


def _by_buyer(told: Sequence[Told]) -> list[BuyerLine]:
    """The largest first."""
    names = dict.fromkeys(row[0] for row in told)
    rows = {name: [row for row in told if row[0] == name] for name in names}
    lines = [BuyerLine(name, sum(row[2] for row in own), _payment(own)) for name, own in rows.items()]
    return sorted(lines, key=lambda line: -line.amount)


def _payment(told: Sequence[Told]) -> Payment:
    return payment_of(((row[3], row[4]) for row in told), clock.today())
