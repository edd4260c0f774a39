"""Numbers, money, dates and durations as a person reads them, in the language of the page.

Pages use them as template filters; PDFs, mails and spreadsheets call them directly. None is never drawn as blank or
zero: it is said to be unknown.
"""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

NBSP = "\u00a0"
Amount = int | float | Decimal | str | None
_WITHOUT_CENTS = {"CLP", "JPY", "KRW", "PYG", "VND"}


def not_reported() -> str:
    return _("no informado")


def number(value: Amount, places: int | None = None) -> str:
    """``1234.5`` → ``1.234,5``. Without ``places`` at most two decimals are shown and trailing zeros are dropped."""
    amount = _decimal(value)
    if amount is None:
        return not_reported()
    if places is None:
        places = max(0, -int(_rounded(amount, 2).normalize().as_tuple().exponent))
    text = formats.number_format(_rounded(amount, places), decimal_pos=places, use_l10n=True, force_grouping=True)
    return text.replace("-", "−")


def money(value: Amount, currency: str = "CLP") -> str:
    """``1234567`` → ``$1.234.567`` (pesos, in Spanish), ``USD 1.234,50`` otherwise."""
    amount = _decimal(value)
    if amount is None:
        return not_reported()
    text = number(amount, 0 if currency in _WITHOUT_CENTS else 2)
    if currency == "CLP" and _language() == "es":
        return f"−${text[1:]}" if text.startswith("−") else f"${text}"
    return f"{currency}{NBSP}{text}"


def uf(value: Amount) -> str:
    """``2400.005`` → ``UF 2.400,01``: always two decimals."""
    return not_reported() if _decimal(value) is None else f"UF{NBSP}{number(value, 2)}"


def percent(value: Amount, places: int = 1) -> str:
    """A fraction: ``0.213`` → ``21,3 %`` (``21.3%`` in English)."""
    amount = _decimal(value)
    if amount is None:
        return not_reported()
    return f"{number(amount * 100, places)}{'' if _language() == 'en' else NBSP}%"


def share(part: Amount, whole: Amount, places: int = 1) -> str:
    """``426, 2000`` → ``21,3 % (426 de 2.000)``: a share is never said without its denominator."""
    a, b = _decimal(part), _decimal(whole)
    if a is None or b is None:
        return not_reported()
    if b == 0:
        return _("sin casos (0 de 0)")
    counted = _("%(part)s de %(whole)s") % {"part": number(a), "whole": number(b)}
    return f"{percent(a / b, places)} ({counted})"


def day(value: date | datetime | None) -> str:
    """``2026-03-12`` → ``12 mar 2026``; a moment is first taken to Chilean time."""
    if not value:
        return not_reported()
    local = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    return formats.date_format(local, "DATE_FORMAT")


def long_day(value: date) -> str:
    """``jueves 12 de marzo``: for a title, where the year goes without saying."""
    text = formats.date_format(value, {"es": r"l j \d\e F", "pt": r"l, j \d\e F"}.get(_language(), "l j F"))
    return text.lower() if _language() == "pt" else text  # some of Django's Portuguese names begin with a capital


def moment(value: datetime | None) -> str:
    """``12 mar 2026, 15:30`` in Chilean time."""
    if not value:
        return not_reported()
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(local)}, {formats.date_format(local, 'H:i')}"


def ago(value: datetime | None) -> str:
    """``hoy, 15:30``, ``ayer, 9:05``, then the day: how people speak of what happened lately."""
    if not value:
        return not_reported()
    local = timezone.localtime(value)
    time = formats.date_format(local, "TIME_FORMAT")
    match (timezone.localdate() - local.date()).days:
        case 0:
            return _("hoy, %(time)s") % {"time": time}
        case 1:
            return _("ayer, %(time)s") % {"time": time}
        case _:
            return day(local)


def duration(minutes: Amount | timedelta) -> str:
    """``80`` (minutes) or a timedelta → ``1 h 20 min``."""
    if isinstance(minutes, timedelta):
        minutes = minutes.total_seconds() / 60
    amount = _decimal(minutes)
    if amount is None:
        return not_reported()
    hours, rest = divmod(int(_rounded(amount, 0)), 60)
    parts = [f"{number(hours)}{NBSP}h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest}{NBSP}min")
    return " ".join(parts)


def _decimal(value: Amount) -> Decimal | None:
    """None for whatever is not a finite number: an unknown is not zero."""
    if value is None or value == "":
        return None
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def _rounded(amount: Decimal, places: int) -> Decimal:
    """Halves go away from zero, as people round; Python's ``round`` sends them to the even neighbour."""
    return amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _language() -> str:
    return (get_language() or "es")[:2]
