"""Amounts of several currencies in one, only by rates that somebody stated. No database, no words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ..errors import OutcomeError
from .outcomes import CURRENCIES
from .results import Money

PESO, UF, DOLLAR = "CLP", "CLF", "USD"
ENTERED = tuple(code for code in CURRENCIES if code not in (PESO, UF))
"""Whose rates a person enters; the catalogue has the UF of each day."""
MOST = Decimal("9999999999")
SOURCE_LENGTH = 200


@dataclass(frozen=True)
class Rate:
    """``pesos`` per unit on a day, as ``source`` published it."""

    pesos: Decimal
    on: date
    source: str


Rates = Mapping[str, Rate]
"""By currency."""


@dataclass(frozen=True)
class Total:
    """All sums of a state in ``currency``. ``amount`` is None while ``missing`` names currencies without a rate."""

    currency: str
    amount: Decimal | None
    at_least: bool
    missing: tuple[str, ...]


def check_rate(currency: str, rate: Rate, *, today: date) -> None:
    """Raises ``OutcomeError``: ``rate_of_no_currency``, ``rate_not_positive``, ``rate_in_the_future``,
    ``rate_without_source``.
    """
    if currency not in ENTERED:
        raise OutcomeError("rate_of_no_currency", currency=currency)
    if not 0 < rate.pesos <= MOST:
        raise OutcomeError("rate_not_positive", currency=currency)
    if rate.on > today:
        raise OutcomeError("rate_in_the_future", currency=currency)
    if not rate.source.strip():
        raise OutcomeError("rate_without_source", currency=currency)


def in_pesos(amount: Decimal, currency: str, rates: Rates) -> Decimal | None:
    if currency == PESO:
        return amount
    return amount * rates[currency].pesos if currency in rates else None


def total_in(into: str, money: Money, rates: Rates) -> Total | None:
    """None where nobody said an amount: there is nothing to add up."""
    if not money.sums:
        return None
    missing = _without_rate([one.currency for one in money.sums] + [into], rates)
    at_least = any(one.at_least for one in money.sums)
    if missing:
        return Total(into, None, at_least, missing)
    pesos = sum((in_pesos(one.total, one.currency, rates) or Decimal() for one in money.sums), Decimal())
    unit = Decimal(1) if into == PESO else rates[into].pesos
    return Total(into, (pesos / unit).quantize(Decimal("0.01"), ROUND_HALF_UP), at_least, ())


def _without_rate(currencies: Iterable[str], rates: Rates) -> tuple[str, ...]:
    return tuple(sorted({one for one in currencies if one != PESO and one not in rates}))
