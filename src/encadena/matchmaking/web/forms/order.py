from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ...models import Meeting


class OrderForm(forms.Form):
    """Both meetings come from a search, so their fields are hidden keys."""

    before = forms.ModelChoiceField(
        queryset=Meeting.objects.none(),
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Elige la reunión que va primero."),
            "invalid_choice": _("Esa reunión ya no está en la lista. Elige otra."),
        },
    )
    after = forms.ModelChoiceField(
        queryset=Meeting.objects.none(),
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Elige la reunión que va después."),
            "invalid_choice": _("Esa reunión ya no está en la lista. Elige otra."),
        },
    )

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = meetings

    def chosen(self, name: str) -> Meeting | None:
        """The meeting that is chosen now, so that an error does not lose it."""
        key = str(self.data.get(name, self.initial.get(name, "")) or "")
        field = self.fields[name]
        if not key.isdigit() or not isinstance(field, forms.ModelChoiceField) or field.queryset is None:
            return None
        found: Meeting | None = field.queryset.filter(pk=key).first()
        return found
