from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...rules.choice import ChoiceRules


class ChoiceForm(forms.Form):
    """The rules of a choice of meetings; empty means no limit."""

    buyer_least = forms.IntegerField(label=_("Mínimo por comprador"), min_value=0, max_value=400, required=False)
    buyer_most = forms.IntegerField(label=_("Máximo por comprador"), min_value=1, max_value=400, required=False)
    firm_least = forms.IntegerField(label=_("Mínimo por empresa"), min_value=0, max_value=400, required=False)
    firm_most = forms.IntegerField(label=_("Máximo por empresa"), min_value=1, max_value=400, required=False)
    first_before = forms.IntegerField(
        label=_("Primero una reunión para cada empresa"), min_value=1, max_value=400, required=False,
        help_text=_("Nadie llega a este número antes de que las demás tengan la primera. Vacío: sin esta regla."),
    )  # fmt: skip
    micro_share = forms.IntegerField(
        label=_("Parte para microempresas (%)"), min_value=0, max_value=100, required=False
    )
    female_share = forms.IntegerField(
        label=_("Parte para empresas de mujeres (%)"), min_value=0, max_value=100, required=False
    )

    def rules(self) -> ChoiceRules:
        data: dict[str, Any] = dict(self.cleaned_data)
        for name in ("buyer_least", "firm_least", "micro_share", "female_share"):
            data[name] = data[name] or 0
        return ChoiceRules(**data)

    @staticmethod
    def initial_of(rules: ChoiceRules) -> dict[str, Any]:
        return asdict(rules)
