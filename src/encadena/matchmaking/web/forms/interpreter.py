from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.queries.world import languages

from ...actions.interpreters import MOST


class InterpreterForm(forms.Form):
    """One interpreter with a name, or several without."""

    one = forms.ChoiceField(label=_("Entre el idioma"), initial="es")
    other = forms.ChoiceField(label=_("y el idioma"), initial="en")
    count = forms.IntegerField(label=_("Cuántos"), min_value=1, max_value=MOST, initial=1)
    name = forms.CharField(label=_("Nombre, si es uno"), max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = [(one.code, one.name) for one in languages((get_language() or "es")[:2])]
        for field in ("one", "other"):
            old = self.fields[field]
            self.fields[field] = forms.ChoiceField(label=old.label, choices=spoken, initial=old.initial)
