from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.network.models import Institution

from ...actions.alliance import Parties
from ...choices import AllianceKind, AllianceState
from ...models import Alliance, AnchorBuyer, LinkageProject
from .inputs import DayInput

SAME = ("name", "kind", "state", "scope", "evidence", "starts_on", "ends_on")


class AllianceForm(forms.Form):
    """Its parties are firms that are or were in the project, its buyers, and institutions of the network."""

    name = forms.CharField(label=_("Nombre"), max_length=160)
    kind = forms.ChoiceField(label=_("Tipo"), choices=[("", _("Elige…")), *AllianceKind.choices])
    state = forms.ChoiceField(label=_("Estado"), choices=AllianceState.choices)
    firms = forms.ModelMultipleChoiceField(
        Firm.objects.none(), label=_("Empresas"), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    anchors = forms.ModelMultipleChoiceField(
        AnchorBuyer.objects.none(),
        label=_("Compradores"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 3}),
    )
    institutions = forms.ModelMultipleChoiceField(
        Institution.objects.order_by("name"),
        label=_("Instituciones"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    scope = forms.CharField(
        label=_("Qué acordaron"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    evidence = forms.CharField(
        label=_("Qué la prueba"),
        max_length=200,
        required=False,
        help_text=_("Convenio, carta o acta, y dónde se guarda. Una alianza vigente lo necesita."),
    )
    starts_on = forms.DateField(label=_("Desde"), widget=DayInput(), required=False)
    ends_on = forms.DateField(label=_("Hasta"), widget=DayInput(), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(self, project: LinkageProject, alliance: Alliance | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = alliance.version if alliance else None
        firms, anchors = Q(project_memberships__project=project), Q(projects=project)
        if alliance:
            firms, anchors = firms | Q(alliances__alliance=alliance), anchors | Q(alliances__alliance=alliance)
        for name, rows in (
            ("firms", Firm.objects.filter(firms).distinct().order_by("sort_name", "pk")),
            ("anchors", AnchorBuyer.objects.filter(anchors).distinct().order_by("sort_name", "pk")),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101
            field.queryset = rows

    @property
    def parties(self) -> Parties:
        told = {name: list(self.cleaned_data[name]) for name in ("firms", "institutions", "anchors")}
        return Parties(**told)

    @staticmethod
    def initial_of(alliance: Alliance) -> dict[str, Any]:
        parties = list(alliance.parties.all())
        return {
            **{name: getattr(alliance, name) for name in SAME},
            "version": alliance.version,
            "firms": [p.firm_id for p in parties if p.firm_id],
            "institutions": [p.institution_id for p in parties if p.institution_id],
            "anchors": [p.anchor_id for p in parties if p.anchor_id],
        }
