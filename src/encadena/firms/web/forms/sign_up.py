"""Signing up for a firm."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.accounts.models import User

from ...rules.values import name_of, rut_of
from .fields import line

ACCEPT = ".pdf,image/jpeg,image/png,image/webp"


class AskForm(forms.Form):
    """For which firm, and the proof."""

    firm_rut = line(
        gettext_lazy("RUT de la empresa"), rut_of, required=True, help_text=gettext_lazy("Con o sin puntos.")
    )
    firm_name = line(gettext_lazy("Nombre de la empresa"), name_of, required=True)
    proof = forms.FileField(
        label=gettext_lazy("Comprobante"),
        help_text=gettext_lazy(
            "Una foto o un PDF, de hasta 10 MB, que muestre que actúas por la empresa: el inicio de actividades, la "
            "escritura o un poder."
        ),
        error_messages={"required": gettext_lazy("Elige el archivo, o toma una foto del papel.")},
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
    )


class SignUpForm(AskForm):
    """And who asks."""

    field_order = ("firm_rut", "firm_name", "full_name", "email", "password1", "password2", "proof")
    full_name = forms.CharField(
        label=gettext_lazy("Tu nombre"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(label=gettext_lazy("Tu correo"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    password1 = forms.CharField(
        label=gettext_lazy("Crea una contraseña"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("Al menos diez letras o números. Que no sea tu nombre ni una muy común."),
    )
    password2 = forms.CharField(
        label=gettext_lazy("Escríbela otra vez"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        password = given.get("password1")
        if password and given.get("password2") and password != given["password2"]:
            self.add_error("password2", _("Las dos contraseñas no son iguales. Escríbelas otra vez."))
        elif password:
            self._check(password, User(email=given.get("email", ""), full_name=given.get("full_name", "")))
        return given

    def _check(self, password: str, user: User) -> None:
        try:
            get_adapter().clean_password(password, user=user)
        except ValidationError as error:
            self.add_error("password1", error)
