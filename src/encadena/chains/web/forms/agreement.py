from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ...models import Agreement
from .inputs import DayInput

SAME = ("on", "text", "votes_for", "votes_against", "abstentions", "minutes")
MOST = 100_000


class AgreementForm(forms.Form):
    on = forms.DateField(label=_("Fecha"), widget=DayInput(), initial=clock.today)
    text = forms.CharField(label=_("Acuerdo"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    votes_for = forms.IntegerField(label=_("A favor"), min_value=0, max_value=MOST, required=False)
    votes_against = forms.IntegerField(label=_("En contra"), min_value=0, max_value=MOST, required=False)
    abstentions = forms.IntegerField(label=_("Se abstienen"), min_value=0, max_value=MOST, required=False)
    minutes = forms.CharField(label=_("Acta y dónde se guarda"), max_length=200, required=False)

    @staticmethod
    def initial_of(agreement: Agreement) -> dict[str, Any]:
        return {name: getattr(agreement, name) for name in SAME}
