from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.queries.world import countries

from ...choices import BuyerKind


class WalkInForm(forms.Form):
    """A buyer at the door, in three fields."""

    name = forms.CharField(label=_("Nombre"), max_length=160)
    country = forms.ChoiceField(label=_("País"))
    looks_for = forms.CharField(label=_("Qué busca"), max_length=400)

    def __init__(self, *args: object, language: str = "es", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        named = [(c.code, c.name) for c in countries(language)]
        self.fields["country"] = forms.ChoiceField(label=_("País"), choices=named, initial="CL")

    def buyer(self) -> dict[str, object]:
        kind = BuyerKind.LARGE_BUYER if self.cleaned_data["country"] == "CL" else BuyerKind.IMPORTER
        return {**self.cleaned_data, "kind": kind}
