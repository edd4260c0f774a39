from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.network.models import Centre

from ...choices import ProjectKind
from ...models import LinkageProject
from ...queries.project import next_code
from ...queries.scope import leading_centres
from .inputs import DayInput, PesosField

SAME = ("code", "name", "kind", "objective", "centre", "starts_on", "planned_end", "budget", "budget_from")


class ProjectForm(forms.Form):
    """``kind`` only of a new one: later it is changed from a day on."""

    name = forms.CharField(label=_("Nombre"), max_length=160)
    code = forms.CharField(label=_("Código"), max_length=30)
    kind = forms.ChoiceField(label=_("Tipo"), choices=[("", _("Elige…")), *ProjectKind.choices])
    objective = forms.CharField(
        label=_("Objetivo"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    centre = forms.ModelChoiceField(Centre.objects.none(), label=_("Centro que lo dirige"), empty_label=_("Elige…"))
    partners = forms.ModelMultipleChoiceField(
        Centre.objects.none(),
        label=_("Otros centros que participan"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 5}),
        help_text=_("Verán el proyecto y agregarán sus empresas."),
    )
    starts_on = forms.DateField(label=_("Comienza"), widget=DayInput(), initial=clock.today)
    planned_end = forms.DateField(
        label=_("Término previsto"), widget=DayInput(), required=False, help_text=_("Vacío si no se sabe.")
    )
    budget = PesosField(label=_("Presupuesto en pesos"), required=False, help_text=_("Vacío si no se sabe."))
    budget_from = forms.CharField(label=_("Quién lo financia"), max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(self, user: User, project: LinkageProject | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        led = leading_centres(user)
        _choose(self.fields["centre"], led)
        _choose(self.fields["partners"], Centre.objects.filter(closed_on__isnull=True).order_by("name"))
        if project:
            del self.fields["kind"]
            self.fields["version"].initial = project.version
        else:
            self.fields["code"].initial = next_code(clock.today().year)
            self.fields["centre"].initial = led.first() if led[:2].count() == 1 else None

    @staticmethod
    def initial_of(project: LinkageProject) -> dict[str, Any]:
        return {
            **{name: getattr(project, name) for name in SAME},
            "partners": project.partners.all(),
            "version": project.version,
        }


def _choose(field: forms.Field, rows: Any) -> None:  # noqa: ANN401  a queryset of whichever model the field holds
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    field.queryset = rows
