from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.firms.models.firm import LISTED
from encadena.firms.rules.values import email_of, name_of, phone_of, rut_of
from encadena.firms.wording.errors import sentence_of
from encadena.kernel.errors import DomainError

RULES = {"full_name": name_of, "rut": rut_of, "email": email_of, "phone": phone_of, "firm_rut": rut_of}


class PersonForm(forms.Form):
    """A person who is registered by the centre or by their firm."""

    full_name = forms.CharField(
        label=_("Nombre y apellido"), max_length=200, help_text=_("Así saldrá en el certificado.")
    )
    rut = forms.CharField(label="RUT", required=False, max_length=20)
    email = forms.CharField(
        label=_("Correo"), required=False, max_length=254, widget=forms.EmailInput,
        help_text=_("Recibe la confirmación, el aviso del día antes y el certificado."),
    )  # fmt: skip
    phone = forms.CharField(label=_("Teléfono"), required=False, max_length=30)

    def clean(self) -> dict[str, Any]:
        for name, rule in RULES.items():
            if name in self.cleaned_data:
                try:
                    self.cleaned_data[name] = rule(self.cleaned_data[name])
                except DomainError as error:
                    self.add_error(name, sentence_of(error))
        return self.cleaned_data


class OwnForm(PersonForm):
    """Somebody registers themselves, without an account."""

    firm_rut = forms.CharField(label=_("RUT de tu empresa"), required=False, max_length=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True

    def firm(self) -> Firm | None:
        """The firm of the register with this RUT; one that nobody knows is left out."""
        typed = self.cleaned_data.get("firm_rut")
        return Firm.objects.filter(LISTED, rut=typed).first() if typed else None


class WalkInForm(PersonForm):
    """At the door: a name is enough."""


class RevokeForm(forms.Form):
    reason = forms.CharField(label=_("Motivo"), max_length=300)
