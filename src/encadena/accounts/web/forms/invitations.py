"""Asking somebody in, and answering."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ... import registry, rules
from ...choices import Language, Role
from ...models import User
from .worded import PASSWORD_HELP


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("Correo"))
    full_name = forms.CharField(label=_("Nombre"), max_length=150, required=False)
    role = forms.ChoiceField(label=_("Rol"))
    place = forms.ChoiceField(label=_("Lugar"), required=False, help_text=_("Dónde trabajará o a quién representa."))
    language = forms.ChoiceField(label=_("Idioma de la invitación"), choices=Language.choices)

    def __init__(self, *args: Any, inviter: User, preset: str = "", **kwargs: Any) -> None:
        """``preset``: a place that the page before named (``firm:9``), offered first if the inviter may hand it out."""
        super().__init__(*args, **kwargs)
        roles = [(role.value, role.label) for role in Role if rules.may_invite(inviter.role, role)]
        self["role"].field.choices = roles  # type: ignore[attr-defined]
        self["place"].field.choices = _places(inviter, [value for value, _label in roles], preset)  # type: ignore[attr-defined]
        self.kinds = {role: rules.PLACE_OF.get(role, "") for role, _label in roles}

    @property
    def worth_showing_place(self) -> bool:
        return any(self.kinds.values())


def _places(inviter: User, roles: list[str], preset: str) -> list[Any]:
    """Choices in one group per kind of place that one of the roles may need."""
    groups: list[Any] = [("", _("Sin lugar"))]
    label = registry.label_of(inviter, preset) if preset else None
    if label:
        groups.insert(0, (preset, label))
    for key in dict.fromkeys(kind for role in roles if (kind := rules.PLACE_OF.get(role))):
        if found := registry.place_kinds.get(key):
            choices = [(f"{key}:{identity}", str(name)) for identity, name in found.choices_for(inviter)]
            groups.append((str(found.label), [one for one in choices if one[0] != preset]))
    return groups


class AcceptForm(forms.Form):
    full_name = forms.CharField(
        label=_("Tu nombre"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(label=_("Idioma"), choices=Language.choices)
    password1 = forms.CharField(
        label=_("Contraseña"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=PASSWORD_HELP,
    )
    password2 = forms.CharField(
        label=_("Contraseña, otra vez"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        validate_password(password, User(email=self.email, full_name=self.cleaned_data.get("full_name", "")))
        return password

    def clean_password2(self) -> str:
        again: str = self.cleaned_data["password2"]
        if "password1" in self.cleaned_data and again != self.cleaned_data["password1"]:
            raise ValidationError(_("Las dos contraseñas no son iguales. Escríbelas otra vez."))
        return again
