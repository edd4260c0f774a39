"""What a person fills in about centres."""

from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.models import Commune, Region

from ...choices import CentreKind
from ...models import Centre


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
