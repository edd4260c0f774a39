"""Fields that forms of several rooms share."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext_lazy as _

MOST = Decimal(10) ** 15


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class MoneyField(forms.CharField):
    """An amount as the reader's language writes it (``1.234,5``; ``1,234.5`` in English). Empty is unknown: None."""

    default_error_messages = {"amount": _("“%(value)s” no es un monto. Escribe solo el número.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "widget": forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs})

    def to_python(self, value: object) -> Any:  # noqa: ANN401  Django's own signature for a cleaned value
        text = "".join(str(value or "").split()).replace("$", "")
        if not text:
            return None
        thousands, point = formats.get_format("THOUSAND_SEPARATOR"), formats.get_format("DECIMAL_SEPARATOR")
        try:
            amount = Decimal(text.replace(thousands, "").replace(point, "."))
        except InvalidOperation:
            amount = Decimal("NaN")
        if not amount.is_finite() or not 0 <= amount < MOST:
            raise ValidationError(self.error_messages["amount"], code="amount", params={"value": value})
        return amount.quantize(Decimal("0.01"))

    def prepare_value(self, value: object) -> object:
        """What was known before, written as the reader writes."""
        if isinstance(value, Decimal):
            places = 0 if value == value.to_integral_value() else 2
            return formats.number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)
        return value


class HeardChoiceField(forms.ChoiceField):
    """A choice beside another field: its label is not written, only heard."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "aria-label": self.label}
