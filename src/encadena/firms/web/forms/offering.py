"""What a firm sells. The text field is called ``text`` because the suggestions of codes are asked with that name."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy

from encadena.catalogs.models import Product, Service
from encadena.catalogs.queries.incoterms import incoterm_choices

from ...choices import OfferingKind
from ...models import Offering
from ...rules.offering import capacity_of, description_of
from ...rules.values import name_of, text_of
from .fields import line


class OfferingForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Clase"), choices=OfferingKind.choices, initial=OfferingKind.GOODS)
    text = line(
        gettext_lazy("Qué vende"), name_of, required=True, help_text=gettext_lazy("Por ejemplo: mermelada de murta.")
    )
    code = forms.CharField(required=False, widget=forms.HiddenInput, max_length=6)
    description = line(gettext_lazy("Descripción"), description_of, widget=forms.Textarea(attrs={"rows": 3}))
    yearly_capacity = line(gettext_lazy("Capacidad anual"), capacity_of)
    unit = line(gettext_lazy("Unidad"), lambda v: text_of(v, 40), help_text=gettext_lazy("kg, litros, horas…"))
    certifications = line(gettext_lazy("Certificaciones"), lambda v: text_of(v, 300))
    languages = line(gettext_lazy("Idiomas de atención"), lambda v: text_of(v, 60))
    incoterms = forms.MultipleChoiceField(
        label=gettext_lazy("Condiciones de entrega en que vende"),
        choices=lambda: incoterm_choices(get_language() or "es"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Incoterms 2020, para vender fuera de Chile. Ninguna marcada: no informado."),
    )
    photo = forms.FileField(
        label=gettext_lazy("Foto"),
        required=False,
        help_text=gettext_lazy("JPEG, PNG o WebP de hasta 5 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    @property
    def offering(self) -> dict[str, Any]:
        """As the actions want it; a code to the classification of its kind."""
        values = {k: v for k, v in self.cleaned_data.items() if k not in {"text", "code", "photo"}}
        goods, code = values["kind"] == OfferingKind.GOODS, self.cleaned_data["code"] or None
        known = (Product if goods else Service).objects.filter(pk=code).exists() if code else False
        codes = {"product": code if goods and known else None, "service": code if known and not goods else None}
        return {**values, "name": self.cleaned_data["text"], **codes}

    @staticmethod
    def initial_of(row: Offering) -> dict[str, object]:
        capacity = f"{row.yearly_capacity.normalize():f}".replace(".", ",") if row.yearly_capacity is not None else ""
        same = ("kind", "description", "unit", "certifications", "languages", "incoterms")
        code = row.product_id or row.service_id or ""
        return {**{f: getattr(row, f) for f in same}, "text": row.name, "yearly_capacity": capacity, "code": code}
