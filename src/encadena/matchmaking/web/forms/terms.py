from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.models import Activity, Region
from encadena.firms.choices import LegalSize

from ...errors import RoundError
from ...models import Terms
from ...rules.deadlines import crossing
from ...wording.errors import sentence

MOMENTS = ("opens_at", "closes_at", "wishes_close_at", "answers_close_at")
SIZES = [(s.value, s.label) for s in (LegalSize.MICRO, LegalSize.SMALL, LegalSize.MEDIUM, LegalSize.LARGE)]


class Moment(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class TermsForm(forms.ModelForm[Terms]):
    """The terms of a round. Hours are those of the round's place."""

    regions = forms.MultipleChoiceField(
        label=_("Regiones que pueden venir"), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    sections = forms.MultipleChoiceField(
        label=_("Rubros que pueden venir"), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    sizes = forms.MultipleChoiceField(
        label=_("Tamaños que pueden venir"), choices=SIZES, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Terms
        fields = (
            "about", "opens_at", "closes_at", "firm_places", "buyer_places", "by_invitation", "automatic", "regions",
            "sections", "sizes", "readiness", "wishes_close_at", "answers_close_at", "firm_wishes", "buyer_wishes",
        )  # fmt: skip
        widgets = {"about": forms.Textarea(attrs={"rows": 4}), **{name: Moment() for name in MOMENTS}}
        help_texts = {
            "readiness": _("Del último diagnóstico vigente. Vacío: no se pide."),
            "firm_places": _("Vacío: sin límite."),
            "automatic": _("Las demás inscripciones las respondes tú."),
            "firm_wishes": _("Cuántas reuniones puede pedir cada una. Responder no cuenta."),
        }

    def clean(self) -> dict[str, Any]:
        """Said at the field: the database would only name its constraint."""
        data = super().clean() or {}
        for first, second in crossing({k: data.get(k) for k in MOMENTS}):
            self.add_error(second, sentence(RoundError("terms_out_of_order", first=first, second=second)))
        return data

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        regions, sections = self.fields["regions"], self.fields["sections"]
        regions.choices = [(r.pk, r.short_name) for r in Region.objects.all()]  # type: ignore[attr-defined]
        rows = Activity.objects.filter(level=1).order_by("pk")
        sections.choices = [(a.pk, f"{a.pk} · {a.name(language)}") for a in rows]  # type: ignore[attr-defined]
