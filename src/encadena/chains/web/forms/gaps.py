from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock
from encadena.readiness.choices import Responsible

from ...actions.gap import First
from .inputs import DayInput

WHO = [choice for choice in Responsible.choices if choice[0] != Responsible.OTHER]


class FirstForm(forms.Form):
    """The first action of each gap that is made; without a date none is."""

    due_on = forms.DateField(
        label=_("Primera acción para el"),
        widget=DayInput(),
        required=False,
        help_text=_("Vacío: la brecha entra al plan sin acciones."),
    )
    responsible = forms.ChoiceField(label=_("Responde"), choices=WHO, initial=Responsible.FIRM)
    goal = forms.CharField(
        label=_("Meta, para quien no tiene un plan abierto"),
        max_length=300,
        required=False,
        help_text=_("Vacío: la brecha queda por abordar, fuera de un plan."),
    )

    def clean_due_on(self) -> object:
        due_on = self.cleaned_data["due_on"]
        if due_on and due_on < clock.today():
            raise forms.ValidationError(_("Esa fecha ya pasó. Elige una de hoy en adelante."))
        return due_on

    @property
    def first(self) -> First:
        return First(**self.cleaned_data)
