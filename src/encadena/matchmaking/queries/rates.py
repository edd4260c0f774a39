"""By which rates the amounts of rounds are told in one currency."""

from collections import defaultdict
from typing import Any

from django.db.models import Max, QuerySet

from encadena.catalogs.models import UfValue

from ..models import Day, ExchangeRate, Outcome, Round
from ..rules.rates import UF, Rate, Rates


def rates_of(round: Round) -> Rates:
    return rates_of_rounds(Round.objects.filter(pk=round.pk)).get(round.pk, {})


def rates_of_rounds(rounds: QuerySet[Round]) -> dict[int, Rates]:
    """By round: what its organiser stated, and the UF of its last day where the catalogue has it. Three queries."""
    found: dict[int, dict[str, Rate]] = defaultdict(dict)
    keys = rounds.order_by().values("pk")
    for row in ExchangeRate.objects.filter(round__in=keys).order_by("currency"):
        found[row.round_id][row.currency] = Rate(row.pesos, row.on, row.source)
    days: Any = Day.objects.filter(round__in=keys).order_by().values_list("round").annotate(last=Max("on"))
    last = dict(days)
    values = {row.date: row for row in UfValue.objects.filter(date__in=set(last.values()))}
    for pk, day in last.items():
        if day in values:
            found[pk][UF] = Rate(values[day].value, day, values[day].source)
    return dict(found)


def currencies_said(round: Round) -> set[str]:
    """Of all amounts that somebody said about the round."""
    said = Outcome.objects.filter(round=round, latest=True).exclude(currency="")
    return set(said.order_by().values_list("currency", flat=True).distinct())
