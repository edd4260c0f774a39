from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.models import Activity, Product, Service
from encadena.firms.choices import OfferingKind
from encadena.readiness.models import Standard

from ...models import Need
from .round import LANGUAGES
from .terms import SIZES

SHOWN = ("kind", "description", "language", "volume", "unit", "certificates", "delivery", "languages", "sizes", "until")


class NeedForm(forms.ModelForm[Need]):
    """The text field is called ``text`` because the suggestions of codes are asked with that name."""

    text = forms.CharField(
        label=_("Qué busca"), max_length=200, help_text=_("En español, inglés o portugués. Por ejemplo: miel orgánica.")
    )
    code = forms.CharField(required=False, widget=forms.HiddenInput, max_length=6)
    certificates = forms.MultipleChoiceField(
        label=_("Certificaciones que pide"), required=False, widget=forms.SelectMultiple(attrs={"size": 5})
    )
    languages = forms.MultipleChoiceField(
        label=_("Idiomas en que puede tratar"), choices=LANGUAGES, required=False, widget=forms.CheckboxSelectMultiple
    )
    sizes = forms.MultipleChoiceField(
        label=_("Tamaños de empresa que acepta"), choices=SIZES, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Ninguno marcado: todos."),
    )  # fmt: skip

    class Meta:
        model = Need
        fields = SHOWN
        widgets = {
            "description": forms.Textarea(attrs={"rows": 3}),
            "until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {"unit": _("kg, litros, horas…"), "delivery": _("Dónde y cómo: FOB Valparaíso, en obra…")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        need = kwargs.get("instance")
        if need is not None:
            code = need.product_id or need.service_id or ""
            kwargs["initial"] = {"text": need.title, "code": code, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        rows = Standard.objects.order_by("name_es")
        self.fields["certificates"].choices = [(s.code, str(s)) for s in rows]  # type: ignore[attr-defined]
        if not self.is_bound and need is None:
            language = (get_language() or "es")[:2]
            self.initial.setdefault("language", language)

    def validate_unique(self) -> None:
        """Nothing of a need is unique."""

    def values(self) -> dict[str, Any]:
        """As the actions want it; a code goes to the classification of its kind, an unknown one is dropped."""
        data = {name: self.cleaned_data[name] for name in SHOWN}
        goods, code = data["kind"] == OfferingKind.GOODS, self.cleaned_data["code"]
        found = (Product if goods else Service).objects.filter(pk=code).first() if code else None
        return {**data, "title": self.cleaned_data["text"], **_codes(goods, found)}


def _codes(goods: bool, found: Product | Service | Activity | None) -> dict[str, Any]:
    return {"product": found if goods else None, "service": None if goods else found}
