"""Forms of a plan, a gap and an action; what they refuse, the actions refuse too."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from encadena.accounts.models import User
from encadena.kernel import clock

from ...actions.plan_action import Task
from ...choices import DetectedBy, Responsible, Severity
from ...models import Gap, PlanAction
from ...queries.plan import advisers_responsible_for

Words = Any


class DayInput(forms.DateInput):
    input_type = "date"

    def format_value(self, value: object) -> str | None:
        return value.isoformat() if isinstance(value, date) else str(value or "")


def _day(label: Words, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput, **options)


def _long(label: Words, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2}), **options
    )


class GoalForm(forms.Form):
    goal = forms.CharField(
        label=gettext_lazy("Meta del plan"),
        max_length=300,
        help_text=gettext_lazy("Qué quiere lograr la empresa, en sus palabras."),
    )


class AgreeForm(forms.Form):
    by = forms.CharField(label=gettext_lazy("Con quién de la empresa"), max_length=120)
    on = _day(gettext_lazy("Acordado el"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].initial = clock.today()


class GapForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Qué falta o qué no funciona"),
        max_length=200,
        help_text=gettext_lazy("Por ejemplo: no tiene lista de precios en inglés."),
    )
    prevents = forms.CharField(label=gettext_lazy("Qué le impide lograr"), max_length=300, required=False)
    detected_by = forms.ChoiceField(label=gettext_lazy("Quién la detectó"), choices=DetectedBy.choices)
    detected_name = forms.CharField(
        label=gettext_lazy("Nombre"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Quién de la empresa, o qué comprador."),
    )
    severity = forms.TypedChoiceField(
        label=gettext_lazy("Peso"), choices=Severity.choices, coerce=int, initial=Severity.MEDIUM
    )
    firm_says = _long(gettext_lazy("Lo que dice la empresa, en sus palabras"))
    adviser_says = _long(gettext_lazy("Lo que dice quien asesora"))
    evidence_says = _long(gettext_lazy("Lo que muestra la evidencia"))

    def __init__(self, *args: Any, of_firm: bool = False, correcting: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        hidden = ["detected_by", "detected_name"] if correcting else []
        if of_firm:
            hidden += ["detected_by", "adviser_says", "evidence_says"]
        for name in set(hidden):
            del self.fields[name]

    @staticmethod
    def initial_of(gap: Gap) -> dict[str, object]:
        names = ("title", "prevents", "severity", "firm_says", "adviser_says", "evidence_says")
        return {name: getattr(gap, name) for name in names}


class ActionForm(forms.Form):
    what = forms.CharField(label=gettext_lazy("Qué hay que hacer"), max_length=300)
    due_on = _day(gettext_lazy("Para cuándo"))
    responsible = forms.ChoiceField(label=gettext_lazy("Quién responde"), choices=Responsible.choices)
    adviser = forms.ModelChoiceField(label=gettext_lazy("Del centro"), queryset=User.objects.none())
    person = forms.CharField(
        label=gettext_lazy("Nombre, si es de la empresa u otra persona"), max_length=120, required=False
    )
    email = forms.EmailField(
        label=gettext_lazy("Correo para recordarle"),
        required=False,
        help_text=gettext_lazy("Si responde la empresa y lo dejas vacío, usamos el de su ficha."),
    )
    instrument = forms.CharField(
        label=gettext_lazy("Instrumento de apoyo"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Un fondo, un curso o un programa que ayude, si lo hay."),
    )

    def __init__(self, *args: Any, gap: Gap, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["adviser"] = forms.ModelChoiceField(
            label=self.fields["adviser"].label,
            queryset=advisers_responsible_for(gap.client),
            required=False,
            empty_label="—",
            initial=gap.client.adviser_id,
        )

    @property
    def task(self) -> Task:
        return Task(**self.cleaned_data)

    @staticmethod
    def initial_of(action: PlanAction) -> dict[str, object]:
        names = ("what", "due_on", "responsible", "adviser", "person", "email", "instrument")
        return {name: getattr(action, name) for name in names}


class DoneForm(forms.Form):
    """The paper itself comes from the picker of the register, under the name ``evidence``."""

    on = _day(gettext_lazy("Hecha el"))
    without_evidence = forms.CharField(
        label=gettext_lazy("Si no hay documento, por qué"), max_length=300, required=False
    )
