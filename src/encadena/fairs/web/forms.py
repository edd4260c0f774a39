from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User
from encadena.firms.models import Offering
from encadena.ui.inputs import DayInput, MoneyField

from ..models import Exhibitor, Fair
from ..queries.scope import may_organise


class FairForm(forms.ModelForm[Fair]):
    price = MoneyField(label=_("Precio de un puesto, en pesos"))

    class Meta:
        model = Fair
        fields = ("name", "kind", "organiser", "place", "about", "starts_on", "ends_on", "rows", "columns", "price")
        widgets = {"about": forms.Textarea(attrs={"rows": 3}), "starts_on": DayInput(), "ends_on": DayInput()}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organiser"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = may_organise(user)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", ValidationError(_("Termina antes de empezar. Corrige una de las dos fechas.")))
        return data


class ExhibitForm(forms.Form):
    rut = forms.CharField(label=_("RUT de la empresa"), max_length=20)


class PresentForm(forms.Form):
    about = forms.CharField(
        label=_("Cómo se presenta"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    offerings = forms.ModelMultipleChoiceField(
        Offering.objects.none(), label=_("Lo que muestra"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, exhibitor: Exhibitor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["offerings"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  for the type checker
        field.queryset = exhibitor.firm.offerings.filter(withdrawn_at__isnull=True)


class AskForm(forms.Form):
    """``website`` is a trap that people do not see."""

    name = forms.CharField(label=_("Tu nombre"), max_length=120)
    email = forms.EmailField(label=_("Tu correo"))
    company = forms.CharField(label=_("Tu empresa"), max_length=160, required=False)
    message = forms.CharField(
        label=_("Qué necesitas"), widget=forms.Textarea(attrs={"rows": 4}), validators=[MaxLengthValidator(1500)]
    )
    agree = forms.BooleanField()
    website = forms.CharField(required=False)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
