"""What a person fills in about a handover."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...choices import InstitutionKind, PassingOn
from ...models import Institution, OperatingContract
from .day import DateInput


class HandoverForm(forms.Form):
    incoming = forms.ModelChoiceField(Institution.objects.none(), label=_("Operador que recibe"))
    on = forms.DateField(
        label=_("Cambia el"),
        widget=DateInput(),
        help_text=_("Ese día el operador que entrega deja de ver a los clientes y el que recibe empieza a verlos."),
    )

    def __init__(self, contract: OperatingContract, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Institution.objects.filter(kind=InstitutionKind.OPERATOR).exclude(pk=contract.operator_id)
        self.fields["incoming"] = forms.ModelChoiceField(others, label=_("Operador que recibe"))


class AnswerOfClientForm(forms.Form):
    passing = forms.ChoiceField(label=_("Qué respondió"), choices=PassingOn.choices)
    note = forms.CharField(
        label=_("Cómo consta"),
        max_length=300,
        required=False,
        help_text=_("Quién preguntó, cuándo y por qué medio."),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Razón"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class SignForm(forms.Form):
    sha256 = forms.CharField(
        label=_("Huella del paquete"),
        max_length=80,
        help_text=_("Cópiala de la página del traspaso: así consta qué paquete recibes o entregas."),
    )
    differences = forms.CharField(
        label=_("Diferencias, si hay"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
