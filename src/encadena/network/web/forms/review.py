"""What a person fills in about the evaluation of a contract."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ...choices import Decision, Recommendation, ReviewKind
from ...models import ContractReview
from .day import DateInput


class ReviewForm(forms.Form):
    kind = forms.ChoiceField(label=_("Qué se evalúa"), choices=ReviewKind.choices)
    contract_year = forms.IntegerField(
        label=_("Año del convenio que se evalúa"), required=False, min_value=1, max_value=20
    )
    due_on = forms.DateField(label=_("Decidir antes del"), required=False, widget=DateInput())


class EvaluationForm(forms.Form):
    evaluation = forms.CharField(
        label=_("Evaluación"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Qué se cumplió, qué no y con qué se respalda. La lee el operador."),
    )
    recommendation = forms.ChoiceField(label=_("Recomendación"), choices=Recommendation.choices)


class DecisionForm(forms.Form):
    """A renewal asks for its term as well."""

    decision = forms.ChoiceField(label=_("Decisión"), choices=Decision.choices)
    on = forms.DateField(label=_("Fecha de la decisión"), widget=DateInput(), initial=clock.today)
    reason = forms.CharField(
        label=_("Razón"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Necesaria si no sigue, o si sigue contra la recomendación."),
    )
    term_years = forms.IntegerField(label=_("Se renueva por (años)"), required=False, min_value=1, max_value=20)
    agreed_until = forms.DateField(
        label=_("Nuevo plazo hasta"),
        required=False,
        widget=DateInput(),
        help_text=_("Vacío: los años se suman al plazo anterior, si se conoce."),
    )
    ends_on = forms.DateField(label=_("Si no sigue, termina el"), required=False, widget=DateInput())

    def __init__(self, review: ContractReview, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if review.kind != ReviewKind.RENEWAL:
            del self.fields["term_years"], self.fields["agreed_until"]


class ObservationForm(forms.Form):
    text = forms.CharField(label=_("Observación"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    due_on = forms.DateField(label=_("Responder antes del"), required=False, widget=DateInput())


class AnswerForm(forms.Form):
    text = forms.CharField(label=_("Respuesta"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
