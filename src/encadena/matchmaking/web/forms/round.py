from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User
from encadena.catalogs.models import Commune

from ... import queries
from ...models import Round

LANGUAGES = [
    ("es", _("español")),
    ("en", _("inglés")),
    ("pt", _("portugués")),
    ("fr", _("francés")),
    ("zh", _("chino")),
]
ZONES = sorted(z for z in available_timezones() if z.startswith(("America/", "Pacific/")))


class RoundForm(forms.ModelForm[Round]):
    languages = forms.MultipleChoiceField(
        label=_("Idiomas de la rueda"), choices=LANGUAGES, widget=forms.CheckboxSelectMultiple, initial=["es"]
    )
    time_zone = forms.ChoiceField(
        label=_("Zona horaria"), choices=[(z, z.replace("_", " ")) for z in ZONES], initial=settings.TIME_ZONE
    )

    class Meta:
        model = Round
        fields = (
            "name",
            "edition",
            "organiser",
            "commune",
            "place",
            "languages",
            "fairness",
            "breaks_within",
            "time_zone",
            "source",
        )
        help_texts = {
            "fairness": _("Nadie tendrá más esperas que otro por sobre este número. Vacío: sin límite."),
            "source": _("De dónde sale la información de esta rueda, si no la organizas tú."),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organiser = self.fields["organiser"]
        assert isinstance(organiser, forms.ModelChoiceField)  # noqa: S101  for the type checker
        organiser.queryset = queries.may_organise(user)
        commune = self.fields["commune"]
        assert isinstance(commune, forms.ModelChoiceField)  # noqa: S101  for the type checker
        commune.queryset = Commune.objects.select_related("region")
        if organiser.queryset.count() == 1:
            self.initial.setdefault("organiser", organiser.queryset.get().pk)

    def values(self) -> dict[str, Any]:
        """What the actions take; the region follows the commune."""
        data = dict(self.cleaned_data)
        data["region"] = data["commune"].region if data.get("commune") else None
        return data
