"""What people say about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...choices import Language


class ProfileForm(forms.Form):
    full_name = forms.CharField(
        label=_("Nombre"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(label=_("Idioma"), choices=Language.choices)
