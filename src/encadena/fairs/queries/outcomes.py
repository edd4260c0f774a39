"""What came of fairs, always with who told it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from encadena.matchmaking.rules.outcomes import AMOUNTS
from encadena.matchmaking.rules.results import Money, money_of

from ..models import Exhibitor, Fair, Outcome


@dataclass(frozen=True)
class Balance:
    """Of ``exhibited`` firms ``told``; contacts known of ``with_contacts`` of them; ``orders`` of those who told."""

    exhibited: int
    told: int
    contacts: int
    with_contacts: int
    orders: int
    money: list[Money]
    rows: list[Outcome]


def current(exhibitors: QuerySet[Exhibitor]) -> QuerySet[Outcome]:
    return Outcome.objects.filter(exhibitor__in=exhibitors, replaced_at__isnull=True)


def balance_of(fair: Fair) -> Balance:
    """Two queries."""
    found = current(fair.exhibitors.all()).select_related("exhibitor__firm").order_by("-stage", "exhibitor")
    rows = list(found)
    known = [one.contacts for one in rows if one.contacts is not None]
    money = [money_of([one.said for one in rows], kind) for kind in AMOUNTS]
    orders = sum(one.ordered for one in rows)
    return Balance(fair.exhibitors.count(), len(rows), sum(known), len(known), orders, money, rows)
