from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from encadena.accounts.models import User
from encadena.firms.models import Offering
from encadena.matchmaking.choices import Qualifier, Stage
from encadena.matchmaking.rules.outcomes import CURRENCIES
from encadena.ui.inputs import DayInput, HeardChoiceField, MoneyField

from ..actions.outcome import TOLD
from ..models import Exhibitor, Fair, Outcome
from ..queries.scope import may_organise

MONEY = [(code, code) for code in CURRENCIES]


class FairForm(forms.ModelForm[Fair]):
    price = MoneyField(
        label=_("Precio de un puesto, en pesos"),
        help_text=_("De los que no tienen un tipo con su propio precio. Vacío: todavía no se sabe."),
    )

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


class KindForm(forms.Form):
    name = forms.CharField(label=_("Tipo de puesto"), max_length=60)
    stands = forms.CharField(
        label=pgettext_lazy("feria", "Puestos"),
        max_length=400,
        help_text=_("Por ejemplo A1-A4, B2; o C para toda la fila."),
    )
    area = forms.DecimalField(
        label=_("Superficie (m²)"), required=False, min_value=0, max_value=10000, max_digits=6, decimal_places=1
    )
    price = MoneyField(label=_("Precio, en pesos"), help_text=_("Vacío: todavía no se sabe."))


class OutcomeForm(forms.Form):
    @staticmethod
    def initial_of(before: Outcome | None) -> dict[str, object]:
        """What was told before, to be corrected."""
        return {name: getattr(before, name) for name in TOLD} if before else {}

    contacts = forms.IntegerField(label=_("¿Cuántos contactos hiciste?"), required=False, min_value=0, max_value=5000)
    stage = forms.TypedChoiceField(
        label=_("Lo más lejos que llegó alguno"), choices=Stage.choices[1:], coerce=int, widget=forms.RadioSelect
    )
    expected_is = HeardChoiceField(label=_("Esperado es"), choices=Qualifier.choices, required=False)
    expected = MoneyField(label=_("Esperado"))
    committed_is = HeardChoiceField(label=_("Comprometido es"), choices=Qualifier.choices, required=False)
    committed = MoneyField(label=_("Comprometido"))
    closed_is = HeardChoiceField(label=_("Cerrado es"), choices=Qualifier.choices, required=False)
    closed = MoneyField(label=_("Cerrado"))
    currency = forms.ChoiceField(label=_("Moneda"), choices=[("", "—"), *MONEY], required=False)
    lessons = forms.CharField(
        label=_("¿Qué aprendiste?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
