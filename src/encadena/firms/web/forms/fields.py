"""A form field that asks a rule of the room, so that a form refuses what the API and a spreadsheet refuse."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...rules.values import past_date_of
from ...wording.errors import sentence_of


class RuledField(forms.CharField):
    """Text that ``rule`` turns into a clean value, or refuses with a ``DomainError`` that becomes the field's error."""

    def __init__(self, rule: Callable[[object], object], **options: Any) -> None:
        super().__init__(**options)
        self.rule = rule

    def clean(self, value: object) -> object:
        text = super().clean(value)
        try:
            return self.rule(text)
        except DomainError as error:
            raise ValidationError(sentence_of(error)) from error


class DayInput(forms.DateInput):
    input_type = "date"

    def format_value(self, value: object) -> str | None:
        return value.isoformat() if isinstance(value, date) else super().format_value(value)


def day_field(label: object, **options: Any) -> RuledField:
    """A day that has come; typed or picked."""
    return RuledField(
        lambda value: past_date_of(value, clock.today()), label=label, required=False, widget=DayInput, **options
    )


def line(label: object, rule: Callable[[object], object], *, required: bool = False, **options: Any) -> RuledField:
    return RuledField(rule, label=label, required=required, **options)
