from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.models import Activity, Product, Service
from encadena.catalogs.queries.incoterms import incoterm_choices
from encadena.firms.choices import OfferingKind

from ...choices import Must
from ...models import Need
from ...queries.certificates import standard_choices
from .round import LANGUAGES
from .terms import SIZES

SHOWN = (
    "kind", "description", "language", "volume", "unit", "certificates", "incoterms", "delivery", "languages", "sizes",
    "musts", "until",
)  # fmt: skip


class NeedForm(forms.ModelForm[Need]):
    """The text field is called ``text`` because the suggestions of codes are asked with that name."""

    text = forms.CharField(
        label=_("Qué busca"), max_length=200, help_text=_("En español, inglés o portugués. Por ejemplo: miel orgánica.")
    )
    code = forms.CharField(required=False, widget=forms.HiddenInput, max_length=6)
    certificates = forms.MultipleChoiceField(
        label=_("Certificaciones que pide"), required=False, widget=forms.SelectMultiple(attrs={"size": 5})
    )
    incoterms = forms.MultipleChoiceField(
        label=_("Condiciones de entrega que acepta"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Incoterms 2020. Cualquiera de las marcadas sirve; ninguna marcada: da lo mismo."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Idiomas en que puede tratar"), choices=LANGUAGES, required=False, widget=forms.CheckboxSelectMultiple
    )
    sizes = forms.MultipleChoiceField(
        label=_("Tamaños de empresa que acepta"), choices=SIZES, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Ninguno marcado: todos."),
    )  # fmt: skip

    musts = forms.MultipleChoiceField(
        label=_("Qué es indispensable"), choices=Must.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("A quien se sabe que no lo cumple no se le propone. Lo demás solo baja el calce."),
    )  # fmt: skip

    class Meta:
        model = Need
        fields = SHOWN
        widgets = {
            "description": forms.Textarea(attrs={"rows": 3}),
            "until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {"unit": _("kg, litros, horas…"), "delivery": _("Lugar y otras señas: Valparaíso, en obra…")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        need = kwargs.get("instance")
        if need is not None:
            code = need.product_id or need.service_id or ""
            kwargs["initial"] = {"text": need.title, "code": code, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        language = get_language() or "es"
        self.fields["certificates"].choices = standard_choices(language)  # type: ignore[attr-defined]
        self.fields["incoterms"].choices = incoterm_choices(language)  # type: ignore[attr-defined]
        if not self.is_bound and need is None:
            self.initial.setdefault("language", language[:2])

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
