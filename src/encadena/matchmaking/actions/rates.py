"""By which rates the amounts of a round are told in one currency."""

from collections.abc import Mapping

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.kernel import clock, events

from ..events import RatesStated
from ..models import ExchangeRate, Round
from ..rules.rates import Rate, check_rate


def state_rates(round: Round, *, rates: Mapping[str, Rate | None], actor: User | None) -> None:
    """Keep the rate of each currency that ``rates`` names; None takes it away. Raises what ``check_rate`` raises."""
    for currency, rate in rates.items():
        if rate:
            check_rate(currency, rate, today=clock.today())
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=round.pk)
        before = {row.currency: row for row in ExchangeRate.objects.filter(round=round)}
        changes = {}
        for currency, rate in rates.items():
            row = before.get(currency)
            old, new = _told(Rate(row.pesos, row.on, row.source) if row else None), _told(rate)
            if old != new:
                changes[currency] = [old, new]
                _keep(round, currency, rate)
        if changes:
            audit.record("round.rates_stated", round, actor=actor, changes=changes)
            events.publish(RatesStated(round.pk))


def _keep(round: Round, currency: str, rate: Rate | None) -> None:
    if rate is None:
        ExchangeRate.objects.filter(round=round, currency=currency).delete()
        return
    told = {"pesos": rate.pesos, "on": rate.on, "source": rate.source.strip(), "updated_at": clock.now()}
    ExchangeRate.objects.update_or_create(round=round, currency=currency, defaults=told)


def _told(rate: Rate | None) -> str | None:
    return f"{rate.pesos:.2f} · {rate.on.isoformat()} · {rate.source.strip()}" if rate else None
