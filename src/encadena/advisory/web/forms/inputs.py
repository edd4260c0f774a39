"""Inputs that the room's forms share."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class AmountField(forms.CharField):
    """An amount as a Chilean types it: dots for thousands, a comma for decimals. Empty is unknown."""

    default_error_messages = {"amount": _("“%(value)s” no es un número. Escríbelo como 1.234,5.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "widget": forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs})

    def to_python(self, value: object) -> Any:  # noqa: ANN401  Django's own signature for a cleaned value
        text = str(value or "").replace(" ", "").replace("$", "").replace("\u00a0", "")
        if not text:
            return None
        try:
            amount = Decimal(text.replace(".", "").replace(",", "."))
        except InvalidOperation:
            amount = Decimal("NaN")
        if not amount.is_finite() or abs(amount) >= Decimal(10) ** 15:
            raise ValidationError(self.error_messages["amount"], code="amount", params={"value": value})
        return amount
