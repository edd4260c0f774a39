from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm

from ...models import AnchorBuyer, ChainSale, LinkageProject
from .inputs import DayInput, MonthField, PesosField

SAME = ("firm", "buyer", "month", "amount", "invoiced_on", "paid_on")


class SaleForm(forms.Form):
    firm = forms.ModelChoiceField(Firm.objects.none(), label=_("Empresa que vende"), empty_label=_("Elige…"))
    buyer = forms.ModelChoiceField(AnchorBuyer.objects.none(), label=_("Comprador"), empty_label=_("Elige…"))
    month = MonthField(label=_("Mes"))
    amount = PesosField(label=_("Monto en pesos"))
    invoiced_on = forms.DateField(
        label=_("Fecha de la factura"), widget=DayInput(), required=False, help_text=_("Vacío si no se sabe.")
    )
    paid_on = forms.DateField(
        label=_("Fecha del pago"),
        widget=DayInput(),
        required=False,
        help_text=_("Vacío si falta el pago o no se sabe."),
    )

    def __init__(self, project: LinkageProject, firms: QuerySet[Firm], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("firm", firms.order_by("sort_name")), ("buyer", project.anchors.all())):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
            field.queryset = rows

    @staticmethod
    def initial_of(sale: ChainSale) -> dict[str, Any]:
        return {name: getattr(sale, name) for name in SAME}
