"""Amounts of money in words: each currency apart, and in pesos only by rates that the report names."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from encadena.ui import figures

from ...rules.figures import InCurrency, Money

PESO, UF = "CLP", "CLF"


def value_of(money: Money) -> str:
    """``$1.200.000; más de USD 2.500,00``."""
    if money.sums:
        return "; ".join(_sum(one) for one in money.sums)
    return _("no informado") if money.unknown else _("sin casos")


def note_of(money: Money) -> str:
    """How many told and how many did not, then the total in pesos or why there is none."""
    if not money.counted and not money.unknown:
        return ""
    told = _("%(counted)s con monto, %(unknown)s sin monto") % {
        "counted": figures.number(money.counted),
        "unknown": figures.number(money.unknown),
    }
    return "; ".join([told, *_in_pesos(money)])


def rates_of(money: Money) -> list[str]:
    """``Encuentro 2025: USD 1 = 943,2 pesos · 12 mar 2025 · Banco Central``."""
    return [
        _("%(event)s: %(currency)s 1 = %(pesos)s pesos · %(on)s · %(source)s")
        % {
            "event": one.event,
            "currency": one.currency,
            "pesos": figures.number(one.pesos),
            "on": figures.day(date.fromisoformat(one.on)),
            "source": one.source,
        }
        for one in money.rates
    ]


def _sum(one: InCurrency) -> str:
    total = Decimal(one.total)
    return _at_least(figures.uf(total) if one.currency == UF else figures.money(total, one.currency), one.at_least)


def _in_pesos(money: Money) -> list[str]:
    if all(one.currency == PESO for one in money.sums):
        return []
    if money.pesos is None:
        missing = ", ".join(money.missing)
        return [_("en pesos no se sabe: falta el tipo de cambio de %(missing)s") % {"missing": missing}]
    amount = _at_least(figures.money(money.pesos), any(one.at_least for one in money.sums))
    return [_("todo en pesos %(amount)s, con el tipo de cambio de cada rueda") % {"amount": amount}]


def _at_least(amount: str, limit: bool) -> str:
    return _("más de %(amount)s") % {"amount": amount} if limit else amount
