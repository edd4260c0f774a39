"""Forms of a certification project."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ...actions.certification import Terms
from ...choices import CertificationStageCode, Payer
from ...models import CertificationProject, Standard
from .plan import DayInput

PLANNED = "planned_"


class TermsForm(forms.Form):
    body = forms.CharField(
        label=gettext_lazy("Organismo que certifica"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Vacío si todavía no se elige."),
    )
    scope = forms.CharField(
        label=gettext_lazy("Alcance"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Qué planta, producto o proceso se certifica."),
    )
    cost_planned = forms.IntegerField(label=gettext_lazy("Costo previsto, en pesos"), min_value=0, required=False)
    cost_real = forms.IntegerField(label=gettext_lazy("Costo real, en pesos"), min_value=0, required=False)
    payer = forms.ChoiceField(label=gettext_lazy("Quién paga"), choices=Payer.choices, initial=Payer.UNKNOWN)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for stage in CertificationStageCode:
            self.fields[PLANNED + stage] = forms.DateField(label=stage.label, widget=DayInput, required=False)

    @property
    def terms(self) -> Terms:
        names = ("body", "scope", "cost_planned", "cost_real", "payer")
        return Terms(**{name: self.cleaned_data[name] for name in names})

    @property
    def planned(self) -> dict[str, date | None]:
        return {stage.value: self.cleaned_data[PLANNED + stage] for stage in CertificationStageCode}

    @property
    def dates(self) -> list[forms.BoundField]:
        return [self[PLANNED + stage] for stage in CertificationStageCode]

    @staticmethod
    def initial_of(project: CertificationProject) -> dict[str, object]:
        names = ("body", "scope", "cost_planned", "cost_real", "payer")
        days = {PLANNED + stage.code: stage.planned_on for stage in project.stages.all()}
        return {**{name: getattr(project, name) for name in names}, **days}


class NewForm(TermsForm):
    standard = forms.ModelChoiceField(
        label=gettext_lazy("Norma"), queryset=Standard.objects.all(), empty_label=gettext_lazy("Elige una norma")
    )
