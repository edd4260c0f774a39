"""What a person fills in about centres and contracts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.models import Commune, Region
from encadena.kernel import clock

from ..choices import CentreKind, ContractEventKind, InstitutionKind
from ..models import Centre, Institution


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class CentreForm(forms.Form):
    name = forms.CharField(label=_("Nombre"), max_length=200)
    kind = forms.ChoiceField(label=_("Tipo"), choices=CentreKind.choices)
    parent = forms.ModelChoiceField(
        Centre.objects.exclude(kind=CentreKind.SATELLITE),
        label=_("Centro del que depende"),
        required=False,
        help_text=_("Solo para un satélite."),
    )
    region = forms.ModelChoiceField(Region.objects.all(), label=_("Región"), required=False)
    commune = forms.ModelChoiceField(Commune.objects.order_by("name"), label=_("Comuna"), required=False)
    covers = forms.ModelMultipleChoiceField(
        Commune.objects.order_by("name"),
        label=_("Comunas que cubre"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    source = forms.CharField(label=_("Fuente"), max_length=200, required=False)


class ContractForm(forms.Form):
    operator = forms.ModelChoiceField(Institution.objects.filter(kind=InstitutionKind.OPERATOR), label=_("Operador"))
    starts_on = forms.DateField(label=_("Comienzo"), required=False, widget=DateInput())
    ends_on = forms.DateField(label=_("Término"), required=False, widget=DateInput())
    source = forms.CharField(label=_("Fuente"), max_length=200, required=False)


class ContractEventForm(forms.Form):
    kind = forms.ChoiceField(label=_("Hito"), choices=ContractEventKind.choices)
    year = forms.IntegerField(label=_("Año"), initial=lambda: clock.today().year, localize=False)
    on = forms.DateField(label=_("Fecha, si se conoce"), required=False, widget=DateInput())
    term_years = forms.IntegerField(label=_("Plazo en años"), required=False, min_value=1, max_value=20)
    contract_year = forms.IntegerField(label=_("Año del convenio"), required=False, min_value=1, max_value=20)
    note = forms.CharField(label=_("Nota"), max_length=300, required=False)
    source = forms.CharField(label=_("Fuente"), max_length=200, required=False)
