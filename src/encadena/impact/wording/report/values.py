"""A figure as it is shown: its value in words and digits, and the note that goes with it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.ui import figures

from ...rules.figures import Amount, Count, Figure, Lasting, Money, Portion, Ratio
from . import amounts
from .spans import span

MINUTES = "minutes"
# Shares told over the known first: the others may not even belong to the base (a firm of unknown size is perhaps no
# microenterprise).
OVER_KNOWN = {"chain_smallest_of_micro"}


@dataclass(frozen=True)
class Shown:
    """``value`` as it is read; ``note`` its denominator, its unknowns, its bounds (may be empty)."""

    value: str
    note: str = ""


def shown(figure: Figure) -> Shown:
    match figure:
        case Count(value=value):
            return Shown(hidden() if value is None else figures.number(value))
        case Amount():
            return _amount(figure)
        case Portion():
            return _portion(figure)
        case Ratio(over=over, value=value):
            if value is None:
                return Shown(hidden() if over is None else _("sin casos"))
            return Shown(figures.number(value, 1))
        case Money(hidden=True):
            return Shown(hidden(), _("son tan pocas que se reconocerían"))
        case Money():
            return Shown(amounts.value_of(figure), amounts.note_of(figure))
        case Lasting():
            return _lasting(figure)


def is_over_known(portion: Portion) -> bool:
    return portion.code in OVER_KNOWN


def hidden() -> str:
    return _("reservado")


def hours_of(minutes: int) -> float:
    return minutes / 60


def _amount(amount: Amount) -> Shown:
    if amount.value is None:
        return Shown(hidden())
    if amount.unit == MINUTES:
        value = f"{figures.number(hours_of(amount.value), 0)}{figures.NBSP}h"
    else:
        value = figures.money(amount.value)
    counted = ngettext("en %(n)s registro", "en %(n)s registros", amount.counted) % {
        "n": figures.number(amount.counted)
    }
    if not amount.unknown:
        return Shown(value, counted)
    return Shown(value, _("%(counted)s; %(n)s sin dato") % {"counted": counted, "n": figures.number(amount.unknown)})


def _portion(portion: Portion) -> Shown:
    if portion.hidden:
        return Shown(hidden(), _("son tan pocas que se reconocerían"))
    known = is_over_known(portion)
    share, whole = (portion.of_known, portion.known) if known else (portion.of_all, portion.total)
    if share is None:
        return Shown(_("sin casos"))
    of = _("%(part)s de %(whole)s") % {"part": figures.number(portion.yes), "whole": figures.number(whole)}
    return Shown(figures.percent(share), of)


def _lasting(lasting: Lasting) -> Shown:
    if lasting.mean is None:
        return Shown(_("sin casos"))
    over = ngettext("%(done)s de %(n)s terminado", "%(done)s de %(n)s terminados", lasting.n) % {
        "done": figures.number(lasting.finished),
        "n": figures.number(lasting.n),
    }
    return Shown(span(lasting.mean), _("media; %(over)s") % {"over": over})


def plain(figure: Figure | None) -> float | None:
    """The number behind a figure, for a drawing or a cell: a count, hours, a share of all, a ratio, days, pesos."""
    match figure:
        case Count(value=value):
            return value
        case Amount(value=value, unit=unit):
            return value if value is None or unit != MINUTES else round(hours_of(value), 1)
        case Portion(of_all=of_all):
            return of_all
        case Ratio(value=value):
            return value
        case Lasting(mean=mean):
            return mean
        case Money(pesos=pesos):
            return None if pesos is None else float(pesos)
        case _:
            return None
