from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import IndicatorKind, Measure
from .inputs import AmountField, DayInput

SAME = (
    "kind", "first", "last", "value", "quantity", "quantity_unit", "factor", "factor_source", "firms", "method",
    "source", "measured_by", "evidence", "baseline",
)  # fmt: skip


class KindField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401  Django's own signature
        return f"{obj} ({obj.unit})"


class MeasureForm(forms.Form):
    """``value`` or, for a kind that asks so, ``quantity`` and ``factor``."""

    kind = KindField(IndicatorKind.objects.order_by("family", "pk"), label=_("Indicador"), empty_label=_("Elige…"))
    first = forms.DateField(label=_("Desde"), widget=DayInput())
    last = forms.DateField(label=_("Hasta"), widget=DayInput(), help_text=_("Ambos días incluidos."))
    value = AmountField(
        label=_("Valor"), required=False, help_text=_("En la unidad del indicador. Vacío si se calcula con un factor.")
    )
    quantity = AmountField(
        label=_("Cantidad medida"), required=False, help_text=_("Solo para emisiones: litros, kWh, kilómetros…")
    )
    quantity_unit = forms.CharField(label=_("Unidad de la cantidad"), max_length=20, required=False)
    factor = AmountField(places=8, label=_("Factor"), required=False, help_text=_("Por unidad de la cantidad."))
    factor_source = forms.CharField(
        label=_("Fuente del factor"), max_length=200, required=False, help_text=_("Quién lo publica y de qué año es.")
    )
    firms = forms.IntegerField(
        label=_("Empresas que abarca"), min_value=1, max_value=100_000, required=False,
        help_text=_("Vacío si no se sabe."),
    )  # fmt: skip
    method = forms.CharField(
        label=_("Cómo se midió"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Con las mismas palabras cada vez: así se puede comparar con la línea base."),
    )
    source = forms.CharField(label=_("De dónde sale el dato"), max_length=200)
    measured_by = forms.CharField(label=_("Quién midió"), max_length=120)
    evidence = forms.CharField(label=_("Qué lo prueba y dónde se guarda"), max_length=200, required=False)
    baseline = forms.BooleanField(label=_("Es la línea base"), required=False)

    @staticmethod
    def initial_of(measure: Measure) -> dict[str, Any]:
        return {name: getattr(measure, name) for name in SAME}
