"""The UF of a day, the values of a year, and what a file of values would change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..errors import UF_MISSING
from ..models import UfValue
from ..rules.sheet import cells_of
from ..rules.uf import BadCell, ReadValue, read_values


def uf_on(day: date) -> Decimal:
    """Pesos per UF on ``day``. One query.

    Raises ``uf_missing`` with the date and the nearest known one before it (None when there is none): a value is never
    taken from another day.
    """
    value = UfValue.objects.filter(date=day).values_list("value", flat=True).first()
    if value is None:
        raise DomainError(UF_MISSING, date=day, nearest=_nearest(day))
    return value


def _nearest(day: date) -> date | None:
    dates = UfValue.objects.order_by("-date").values_list("date", flat=True)
    return dates.filter(date__lt=day).first() or dates.order_by("date").first()


@dataclass(frozen=True)
class UfYear:
    """A year that has values: how many days, and the value of its 31 December (None when it is missing)."""

    year: int
    days: int
    year_end: Decimal | None


def uf_years() -> list[UfYear]:
    """The years that have values, newest first. Two queries."""
    ends = dict(UfValue.objects.filter(date__month=12, date__day=31).values_list("date__year", "value"))
    counted = UfValue.objects.order_by().annotate(year=ExtractYear("date")).values_list("year")
    return [UfYear(year, days, ends.get(year)) for year, days in counted.annotate(days=Count("pk")).order_by("-year")]


def uf_values_of(year: int) -> QuerySet[UfValue]:
    return UfValue.objects.filter(date__year=year).order_by("-date")


@dataclass(frozen=True)
class Conflict:
    """A day whose value in the file differs from the one in the catalog."""

    date: date
    current: Decimal
    proposed: Decimal


@dataclass(frozen=True)
class Preview:
    """What saving a file would do. With ``bad`` cells nothing can be saved."""

    new: list[ReadValue]
    same: int
    conflicts: list[Conflict]
    bad: list[BadCell]


def preview_of(content: bytes) -> Preview:
    """Read a file of UF values and compare it with the catalog; changes nothing. One query."""
    read = read_values(cells_of(content), clock.today())
    current = _known(value.date for value in read.values)
    new = [value for value in read.values if value.date not in current]
    known = [value for value in read.values if value.date in current]
    conflicts = [
        Conflict(value.date, current[value.date], value.value) for value in known if current[value.date] != value.value
    ]
    return Preview(new, len(known) - len(conflicts), conflicts, read.bad)


def _known(days: Iterable[date]) -> dict[date, Decimal]:
    """Every known value between the first and the last of these days (a long list of days is too much for SQL)."""
    ordered = sorted(days)
    if not ordered:
        return {}
    between = UfValue.objects.filter(date__range=(ordered[0], ordered[-1]))
    return dict(between.values_list("date", "value"))
