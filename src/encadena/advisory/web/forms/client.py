"""What is typed about a client: its beginning, its goal, its steps, who advises it and where it goes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Document
from encadena.kernel import clock
from encadena.network.models import Centre

from ...choices import EndReason, Step
from ...models import Client
from ...queries.client_page import agreements, open_centres
from ...rules.client import REASONS

Choices = list[tuple[str, object]]


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _day(label: object, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(), initial=clock.today, **options)  # type: ignore[arg-type]


def _choose(form: forms.Form, field: str, choices: Choices) -> None:
    chosen = form.fields[field]
    assert isinstance(chosen, forms.ChoiceField)  # noqa: S101
    chosen.choices = choices


class GoalForm(forms.Form):
    goal = forms.CharField(
        label=_("Qué quiere lograr"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En sus palabras: vender a una gran empresa, exportar, formalizarse…"),
    )
    origin = forms.CharField(
        label=_("Cómo llegó"), required=False, max_length=120, help_text=_("Feria, recomendación, redes, municipio…")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @staticmethod
    def initial_of(client: Client) -> dict[str, object]:
        return {"goal": client.goal, "origin": client.origin, "version": client.version}


class LeadForm(forms.Form):
    centre = forms.ChoiceField(label=_("Centro"))
    adviser = forms.ChoiceField(label=_("Asesoría"), required=False)
    goal = GoalForm.base_fields["goal"]
    origin = GoalForm.base_fields["origin"]
    arrived_on = _day(_("Primer contacto"))

    def __init__(self, *args: Any, centres: Choices, advisers: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        _choose(self, "centre", centres)
        _choose(self, "adviser", [("", _("Quien ya la atiende, o nadie todavía")), *advisers])


class StepForm(forms.Form):
    """One step; the agreement and the reason only where the step asks for them."""

    on = _day(_("Fecha"))
    agreement: Any = forms.ModelChoiceField(
        label=_("Documento"),
        queryset=Document.objects.none(),
        required=False,
        empty_label=_("Firmado en papel, sin archivo"),
    )
    reason = forms.ChoiceField(label=_("Motivo"))
    note = forms.CharField(label=_("Nota"), required=False, max_length=300)

    def __init__(self, *args: Any, step: Step, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        if step == Step.SIGN:
            self.fields["on"].label = _("Fecha de la firma")
            papers = self.fields["agreement"]
            assert isinstance(papers, forms.ModelChoiceField)  # noqa: S101
            papers.queryset = agreements(client)
        else:
            del self.fields["agreement"]
        if step in REASONS:
            _choose(self, "reason", [(r, EndReason(r).label) for r in REASONS[step]])
        else:
            del self.fields["reason"]


class AdviserForm(forms.Form):
    adviser = forms.ChoiceField(label=_("Asesoría"), required=False)

    def __init__(self, *args: Any, advisers: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        _choose(self, "adviser", [("", _("Sin asignar")), *advisers])


class TransferForm(forms.Form):
    centre = forms.ModelChoiceField(label=_("Centro que la recibe"), queryset=Centre.objects.none())
    reason = forms.CharField(
        label=_("Motivo"), required=False, max_length=300, help_text=_("Lo leerá el centro que la recibe.")
    )

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        centres = self.fields["centre"]
        assert isinstance(centres, forms.ModelChoiceField)  # noqa: S101
        centres.queryset = open_centres(client)
