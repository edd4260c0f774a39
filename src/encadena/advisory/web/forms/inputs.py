"""Inputs that the room's forms share."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext_lazy as _


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class AmountField(forms.CharField):
    """An amount as the reader's language writes it (``1.234,5``; ``1,234.5`` in English). Empty is unknown."""

    default_error_messages = {"amount": _("“%(value)s” no es un número. Escribe solo el número.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "widget": forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs})

    def to_python(self, value: object) -> Any:  # noqa: ANN401  Django's own signature for a cleaned value
        text = str(value or "").replace(" ", "").replace("$", "").replace("\u00a0", "")
        if not text:
            return None
        thousands, point = formats.get_format("THOUSAND_SEPARATOR"), formats.get_format("DECIMAL_SEPARATOR")
        try:
            amount = Decimal(text.replace(thousands, "").replace(point, "."))
        except InvalidOperation:
            amount = Decimal("NaN")
        if not amount.is_finite() or abs(amount) >= Decimal(10) ** 15:
            raise ValidationError(self.error_messages["amount"], code="amount", params={"value": value})
        return amount
