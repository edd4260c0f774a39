from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Language


class AccessForm(forms.Form):
    """A person who acts for a buyer."""

    full_name = forms.CharField(label=_("Nombre"), max_length=150)
    email = forms.EmailField(label=_("Correo"), help_text=_("Ahí llega el enlace. No hace falta contraseña."))
    language = forms.ChoiceField(label=_("Idioma"), choices=Language.choices)
