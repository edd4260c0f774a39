"""Filters of the log."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import registry
from ..queries import Filters


class LogFilter(forms.Form):
    who = forms.CharField(label=_("Quién"), required=False, widget=forms.SearchInput())
    verb = forms.ChoiceField(label=_("Qué"), required=False)
    since = forms.DateField(label=_("Desde"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    until = forms.DateField(label=_("Hasta"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    kind = forms.CharField(required=False, widget=forms.HiddenInput())
    pk = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        described = sorted(registry.verbs().items(), key=lambda pair: (pair[0].split(".")[0], str(pair[1])))
        self["verb"].field.choices = [("", _("Todo")), *described]  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        """What was understood; a value that makes no sense does not narrow."""
        self.is_valid()
        return Filters(**self.cleaned_data)
