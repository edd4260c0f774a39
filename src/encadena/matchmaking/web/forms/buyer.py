from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.queries.world import countries

from ...models import Buyer
from .round import LANGUAGES

ZONES = sorted(z for z in available_timezones() if "/" in z and not z.startswith(("Etc/", "posix/", "right/")))


class BuyerForm(forms.ModelForm[Buyer]):
    country = forms.ChoiceField(label=_("País"))
    languages = forms.MultipleChoiceField(
        label=_("Idiomas"),
        choices=LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Su agenda se imprime en el primero de español, inglés o portugués que hable."),
    )
    time_zone = forms.ChoiceField(label=_("Zona horaria"), required=False)

    class Meta:
        model = Buyer
        fields = ("name", "kind", "country", "languages", "time_zone", "looks_for", "contact")
        widgets = {"looks_for": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(c.code, c.name) for c in countries((get_language() or "es")[:2])]
        self.fields["country"] = forms.ChoiceField(
            label=_("País"), choices=[("", _("Elige un país")), *named], initial=""
        )
        zones = [("", _("Sin informar")), *((z, z.replace("_", " ")) for z in ZONES)]
        self.fields["time_zone"] = forms.ChoiceField(label=_("Zona horaria"), choices=zones, required=False)
