from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.queries.world import country_name
from encadena.kernel.errors import DomainError

from ...choices import BuyerKind, FirmMust
from ...models import Buyer, MarketWish
from ...rules.languages import parts
from ...rules.sheets.cells import country_of
from ...wording.errors import sentence
from .need import NeedForm


class StandingNeedForm(NeedForm):
    """A need outside of rounds: it always has an end."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].required = True
        self.fields["until"].help_text = _("Desde el día siguiente ya no se propone a nadie. Puedes alargarlo.")


class WhoseForm(forms.Form):
    """Whose need it is, where the writer works with several buyers."""

    buyer = forms.ModelChoiceField(Buyer.objects.none(), label=_("Comprador"), empty_label=_("Elige un comprador"))

    def __init__(self, *args: Any, buyers: QuerySet[Buyer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["buyer"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = buyers


class MarketWishForm(forms.Form):
    markets = forms.CharField(
        label=_("Países que le interesan"), required=False, max_length=600,
        help_text=_("Separados por comas: Perú, Brasil, Estados Unidos. Vacío: cualquiera."),
    )  # fmt: skip
    buyer_kinds = forms.MultipleChoiceField(
        label=_("Compradores que le interesan"), choices=BuyerKind.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Ninguno marcado: cualquiera."),
    )  # fmt: skip
    least_order = forms.DecimalField(
        label=_("Pedido mínimo al año"), required=False, min_value=0, max_digits=16, decimal_places=2, localize=True
    )
    unit = forms.CharField(label=_("Unidad"), required=False, max_length=40, help_text=_("kg, litros, horas…"))
    musts = forms.MultipleChoiceField(
        label=_("Qué es indispensable"), choices=FirmMust.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Un comprador del que se sabe que no lo cumple no se propone. Lo demás solo baja el calce."),
    )  # fmt: skip

    def clean_markets(self) -> list[str]:
        try:
            return list(dict.fromkeys(country_of(part) for part in parts(self.cleaned_data["markets"])))
        except DomainError as error:
            raise ValidationError(sentence(error)) from error

    @staticmethod
    def initial_of(row: MarketWish | None) -> dict[str, object]:
        if row is None:
            return {}
        language = (get_language() or "es")[:2]
        named = ", ".join(country_name(code, language) for code in row.markets)
        return {
            "markets": named,
            **{f: getattr(row, f) for f in ("buyer_kinds", "least_order", "unit", "musts")},
        }
