"""A new key for a program."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ... import registry, rules


class TokenForm(forms.Form):
    name = forms.CharField(label=_("Nombre"), max_length=80, help_text=_("Qué programa la usará."))
    scopes = forms.MultipleChoiceField(label=_("Permisos"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(label=_("Duración"), coerce=int, initial=90)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scopes = [(scope, f"{words} ({scope})") for scope, words in registry.scopes().items()]
        days = [(n, ngettext("%(n)d día", "%(n)d días", n) % {"n": n}) for n in rules.TOKEN_DAYS]
        self["scopes"].field.choices = scopes  # type: ignore[attr-defined]
        self["days"].field.choices = days  # type: ignore[attr-defined]
