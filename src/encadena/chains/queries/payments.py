"""How long sales took to be paid, added up by the database: per buyer a tally of days."""

from collections import Counter, defaultdict
from datetime import timedelta
from functools import reduce
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Count, F, Func, IntegerField, Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from encadena.kernel import clock

from ..models import ChainSale
from ..rules.payment import LEGAL_DAYS, Tally

BOTH = Q(invoiced_on__isnull=False, paid_on__isnull=False)


class DaysBetween(Func):
    """Whole days from the second date to the first, by the database itself: a million dates stay where they are."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Any:  # noqa: ANN401  Django's own pair of SQL and parameters
        later, earlier = (compiler.compile(part) for part in self.get_source_expressions())
        sql = f"CAST(julianday({later[0]}) - julianday({earlier[0]}) AS integer)"
        return sql, (*later[1], *earlier[1])


def tallies(sales: QuerySet[ChainSale]) -> dict[int, Tally]:
    """Buyer → its tally, in two queries; only buyers of these sales are there."""
    sales = sales.order_by()
    days: dict[int, Counter[int]] = defaultdict(Counter)
    paid = sales.filter(BOTH).annotate(took=DaysBetween(F("paid_on"), F("invoiced_on")))
    for buyer, took, count in paid.values("buyer", "took").annotate(n=Count("pk")).values_list("buyer", "took", "n"):
        days[buyer][took] = count
    old = clock.today() - timedelta(days=LEGAL_DAYS)
    open_late = Count("pk", filter=Q(invoiced_on__lt=old, paid_on__isnull=True))
    rest = sales.values("buyer").annotate(n=Count("pk"), late=open_late).values_list("buyer", "n", "late")
    return {buyer: Tally(days[buyer], count - days[buyer].total(), late) for buyer, count, late in rest}


def whole(told: dict[int, Tally]) -> Tally:
    return reduce(Tally.plus, told.values(), Tally())
