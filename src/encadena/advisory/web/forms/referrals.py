"""Forms of referrals."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock
from encadena.network.models import Centre, Institution

from ...choices import ReferralOutcome
from ...queries.referrals import centres_to_refer_to, institutions_to_refer_to
from .inputs import DateInput

DAYS_TO_ANSWER = 10


class ReferralForm(forms.Form):
    to_institution = forms.ModelChoiceField(
        Institution.objects.none(), label=_("A qué institución"), required=False, empty_label=_("Ninguna")
    )
    to_centre = forms.ModelChoiceField(
        Centre.objects.none(), label=_("O a qué centro"), required=False, empty_label=_("Ninguno")
    )
    reason = forms.CharField(
        label=_("Para qué"),
        max_length=300,
        help_text=_("La otra institución lo leerá. No cuentes más que lo necesario."),
    )
    agreed_on = forms.DateField(
        label=_("La empresa aceptó el"),
        widget=DateInput(),
        initial=clock.today,
        help_text=_("Sin su acuerdo no se comparte su nombre ni su contacto."),
    )
    answer_by = forms.DateField(
        label=_("Responder antes del"),
        widget=DateInput(),
        initial=lambda: clock.today() + timedelta(days=DAYS_TO_ANSWER),
    )

    def __init__(self, centre_id: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_institution"].queryset = institutions_to_refer_to()  # type: ignore[attr-defined]
        self.fields["to_centre"].queryset = centres_to_refer_to(but=centre_id)  # type: ignore[attr-defined]


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Resultado"), choices=ReferralOutcome.choices)
    note = forms.CharField(label=_("Qué pasó"), required=False, max_length=300)
