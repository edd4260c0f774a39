from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ...choices import FirmState, Level, RequirementKind, SaidBy
from ...models import AnchorBuyer, LinkageProject, Requirement, RequirementState
from .inputs import DayInput

SAME = ("text", "kind", "level", "anchor", "evidence", "due_on")


class RequirementForm(forms.Form):
    text = forms.CharField(label=_("Requisito"), max_length=200, help_text=_("Qué pide el comprador, en una frase."))
    kind = forms.ChoiceField(label=_("Tipo"), choices=RequirementKind.choices, initial=RequirementKind.OTHER)
    level = forms.ChoiceField(label=_("Nivel"), choices=Level.choices, initial=Level.MUST)
    anchor = forms.ModelChoiceField(
        AnchorBuyer.objects.none(), label=_("Quién lo pide"), required=False, empty_label=_("Todos los compradores")
    )
    evidence = forms.CharField(
        label=_("Qué papel lo prueba"),
        max_length=200,
        required=False,
        help_text=_("Si lo escribes, nadie cumple sin ese documento."),
    )
    due_on = forms.DateField(label=_("Para cuándo"), widget=DayInput(), required=False)

    def __init__(self, project: LinkageProject, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["anchor"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = project.anchors.all()

    @staticmethod
    def initial_of(requirement: Requirement) -> dict[str, Any]:
        return {name: getattr(requirement, name) for name in SAME}


class StateForm(forms.Form):
    state = forms.ChoiceField(label=_("Estado"), choices=FirmState.choices, widget=forms.RadioSelect)
    said_by = forms.ChoiceField(label=_("Quién lo dice"), choices=SaidBy.choices, initial=SaidBy.ADVISER)
    on = forms.DateField(label=_("Fecha"), widget=DayInput(), initial=clock.today)
    note = forms.CharField(label=_("Nota"), max_length=300, required=False)

    @staticmethod
    def initial_of(said: RequirementState | None) -> dict[str, Any]:
        if said is None:
            return {"state": FirmState.UNKNOWN}
        return {"state": said.state, "said_by": said.said_by, "note": said.note}
