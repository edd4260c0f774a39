"""Inputs that the room's forms share."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class MonthField(forms.CharField):
    """``2026-03`` becomes its first day."""

    widget = forms.TextInput(attrs={"type": "month", "placeholder": "2026-03"})
    default_error_messages = {"month": _("“%(value)s” no es un mes. Escríbelo como 2026-03.")}

    def to_python(self, value: object) -> Any:  # noqa: ANN401  Django's own signature for a cleaned value
        text = str(value or "").strip()
        try:
            return date.fromisoformat(f"{text}-01") if text else None
        except ValueError as error:
            raise ValidationError(self.error_messages["month"], "month", {"value": text[:40]}) from error

    def prepare_value(self, value: object) -> object:
        return f"{value:%Y-%m}" if isinstance(value, date) else value


class PesosField(forms.CharField):
    """Whole pesos as a Chilean types them, with dots for thousands. Empty is unknown."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    default_error_messages = {"pesos": _("“%(value)s” no es un monto en pesos. Escríbelo como 1.500.000.")}
    MOST = 10**15

    def to_python(self, value: object) -> Any:  # noqa: ANN401  Django's own signature for a cleaned value
        text = str(value or "").replace(".", "").replace("$", "").replace("\u00a0", "").replace(" ", "")
        if not text:
            return None
        if not (text.isascii() and text.isdigit()) or int(text[:17]) > self.MOST:
            raise ValidationError(self.error_messages["pesos"], "pesos", {"value": str(value)[:40]})
        return int(text)


class AmountField(forms.CharField):
    """A number with decimals as a Chilean types it: dots for thousands, a comma for decimals. Empty is unknown."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {"amount": _("“%(value)s” no es un número. Escríbelo como 1.234,5.")}

    def __init__(self, places: int = 4, **kwargs: Any) -> None:
        self.places = places
        super().__init__(**kwargs)

    def to_python(self, value: object) -> Any:  # noqa: ANN401  Django's own signature for a cleaned value
        if not (text := str(value or "").replace("\u00a0", "").replace(" ", "")):
            return None
        whole, comma, rest = text.partition(",")
        plain = f"{whole.replace('.', '')}.{rest}" if comma else whole.replace(".", "")
        if not re.fullmatch(rf"-?[0-9]{{1,13}}(\.[0-9]{{0,{self.places}}})?", plain):
            raise ValidationError(self.error_messages["amount"], "amount", {"value": str(value)[:40]})
        return Decimal(plain)

    def prepare_value(self, value: object) -> object:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value
