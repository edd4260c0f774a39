"""What a person fills in about contracts: opening one, its steps, its term and its end."""

from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ...choices import ContractEventKind, InstitutionKind
from ...models import Institution
from .day import DateInput


class ContractForm(forms.Form):
    operator = forms.ModelChoiceField(Institution.objects.filter(kind=InstitutionKind.OPERATOR), label=_("Operador"))
    starts_on = forms.DateField(label=_("Comienzo"), required=False, widget=DateInput())
    ends_on = forms.DateField(label=_("Término"), required=False, widget=DateInput())
    agreed_until = forms.DateField(
        label=_("Plazo acordado hasta"),
        required=False,
        widget=DateInput(),
        help_text=_("Déjalo vacío si no se conoce: no se supone ninguno."),
    )
    source = forms.CharField(label=_("Fuente"), max_length=200, required=False)


class ContractEventForm(forms.Form):
    kind = forms.ChoiceField(label=_("Hito"), choices=ContractEventKind.choices)
    year = forms.IntegerField(label=_("Año"), initial=lambda: clock.today().year, localize=False)
    on = forms.DateField(label=_("Fecha, si se conoce"), required=False, widget=DateInput())
    term_years = forms.IntegerField(label=_("Plazo en años"), required=False, min_value=1, max_value=20)
    contract_year = forms.IntegerField(label=_("Año del convenio"), required=False, min_value=1, max_value=20)
    note = forms.CharField(label=_("Nota"), max_length=300, required=False)
    source = forms.CharField(label=_("Fuente"), max_length=200, required=False)


class TermForm(forms.Form):
    until = forms.DateField(
        label=_("Plazo acordado hasta"),
        required=False,
        widget=DateInput(),
        help_text=_("Déjalo vacío si no se conoce: no se supone ninguno."),
    )


class EndForm(forms.Form):
    on = forms.DateField(
        label=_("Termina el"),
        widget=DateInput(),
        help_text=_("Desde ese día el operador deja de ver a los clientes del centro."),
    )
    reason = forms.CharField(label=_("Razón"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
