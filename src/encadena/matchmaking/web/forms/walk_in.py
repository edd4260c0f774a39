from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.queries.world import countries

from ...choices import BuyerKind
from .round import LANGUAGES


class WalkInForm(forms.Form):
    """A buyer at the door, in three fields and the languages that decide who understands them."""

    name = forms.CharField(label=_("Nombre"), max_length=160)
    country = forms.ChoiceField(label=_("País"))
    looks_for = forms.CharField(label=_("Qué busca"), max_length=400)
    languages = forms.MultipleChoiceField(
        label=_("Idiomas"),
        choices=LANGUAGES,
        initial=["es"],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Si no comparte ninguno con la otra parte, la reunión necesita intérprete. Ninguno: no se sabe."),
    )

    def __init__(self, *args: object, language: str = "es", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        named = [(c.code, c.name) for c in countries(language)]
        self.fields["country"] = forms.ChoiceField(label=_("País"), choices=named, initial="CL")

    def buyer(self) -> dict[str, object]:
        kind = BuyerKind.LARGE_BUYER if self.cleaned_data["country"] == "CL" else BuyerKind.IMPORTER
        return {**self.cleaned_data, "kind": kind}
