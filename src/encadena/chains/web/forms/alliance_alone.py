import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre, Institution

from ...actions.alliance import Parties
from ...choices import AllianceKind, AllianceState
from ...errors import ALLIANCE_RUT_UNKNOWN
from ...models import Alliance, AnchorBuyer
from ...queries.scope import leading_centres
from ...wording.errors import sentence_of
from .alliance import SAME
from .inputs import DayInput

BUYERS = 500
MOST_FIRMS = 200


class AllianceAloneForm(forms.Form):
    """An alliance of a centre outside any project: its firms by RUT, of those in the reader's reach."""

    name = forms.CharField(label=_("Nombre"), max_length=160)
    centre = forms.ModelChoiceField(Centre.objects.none(), label=_("Centro que la registra"), empty_label=_("Elige…"))
    kind = forms.ChoiceField(label=_("Tipo"), choices=[("", _("Elige…")), *AllianceKind.choices])
    state = forms.ChoiceField(label=_("Estado"), choices=AllianceState.choices)
    ruts = forms.CharField(
        label=_("RUT de las empresas"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Uno por línea, de empresas tuyas."),
    )
    anchors = forms.ModelMultipleChoiceField(
        AnchorBuyer.objects.none(), label=_("Compradores"), required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )  # fmt: skip
    institutions = forms.ModelMultipleChoiceField(
        Institution.objects.order_by("name"), label=_("Instituciones"), required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )  # fmt: skip
    scope = forms.CharField(
        label=_("Qué acordaron"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    evidence = forms.CharField(
        label=_("Qué la prueba"), max_length=200, required=False,
        help_text=_("Convenio, carta o acta, y dónde se guarda. Una alianza vigente lo necesita."),
    )  # fmt: skip
    starts_on = forms.DateField(label=_("Desde"), widget=DayInput(), required=False)
    ends_on = forms.DateField(label=_("Hasta"), widget=DayInput(), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(self, user: User, alliance: Alliance | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.alliance, self.found = user, alliance, list[Firm]()
        centres = leading_centres(user)
        _rows(self.fields["centre"], centres)
        _rows(self.fields["anchors"], AnchorBuyer.objects.order_by("sort_name", "pk")[:BUYERS])
        self.fields["centre"].initial = centres.first() if centres[:2].count() == 1 else None

    def clean_anchors(self) -> list[AnchorBuyer]:
        return list(self.cleaned_data["anchors"])

    def clean_ruts(self) -> str:
        """Firms that are parties already may stay, whoever attends them now."""
        typed: str = self.cleaned_data["ruts"]
        asked = list(dict.fromkeys(re.sub(r"[.\-\s]", "", line).upper() for line in typed.splitlines() if line.strip()))
        rows = firms_visible_to(self.user).filter(rut__in=asked[:MOST_FIRMS])
        known = {str(firm.rut): firm for firm in rows}
        if self.alliance:
            stay = Firm.objects.filter(alliances__alliance=self.alliance, rut__in=asked)
            known |= {str(firm.rut): firm for firm in stay}
        if unknown := [rut for rut in asked if rut not in known]:
            raise ValidationError(sentence_of(DomainError(ALLIANCE_RUT_UNKNOWN, unknown=unknown[:20])))
        self.found = [known[rut] for rut in asked]
        return typed

    @property
    def parties(self) -> Parties:
        data = self.cleaned_data
        return Parties(firms=self.found, institutions=list(data["institutions"]), anchors=data["anchors"])

    @staticmethod
    def initial_of(alliance: Alliance) -> dict[str, Any]:
        parties = list(alliance.parties.select_related("firm"))
        return {
            **{name: getattr(alliance, name) for name in (*SAME, "centre", "version")},
            "ruts": "\n".join(str(p.firm.rut) for p in parties if p.firm and p.firm.rut),
            "institutions": [p.institution_id for p in parties if p.institution_id],
            "anchors": [p.anchor_id for p in parties if p.anchor_id],
        }


def _rows(field: forms.Field, rows: Any) -> None:  # noqa: ANN401  a queryset of whichever model the field holds
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    field.queryset = rows
