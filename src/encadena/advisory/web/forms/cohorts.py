"""Forms of pilot groups. Criteria come as one row each: the field, the comparison, the value."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User
from encadena.catalogs.models import Region
from encadena.kernel import clock
from encadena.network.models import Centre

from ...choices import CohortPart
from ...models import Client, Cohort
from ...queries.cohorts import centres_to_choose
from ...rules.criteria import CODES
from ...wording.cohorts import FIELDS, options_of
from .inputs import DateInput


class CohortForm(forms.Form):
    name = forms.CharField(label=_("Nombre"), max_length=120)
    purpose = forms.CharField(
        label=_("Qué se quiere lograr"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    region = forms.ModelChoiceField(Region.objects.all(), label=_("Región"), required=False)
    centres = forms.ModelMultipleChoiceField(
        Centre.objects.none(), label=_("Centros que participan"), widget=forms.SelectMultiple(attrs={"size": 8})
    )
    starts_on = forms.DateField(label=_("Comienza"), widget=DateInput(), initial=clock.today)
    ends_on = forms.DateField(label=_("Termina"), widget=DateInput(), required=False)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["centres"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101
        field.queryset = centres_to_choose(user).order_by("name")

    @staticmethod
    def initial_of(cohort: Cohort) -> dict[str, Any]:
        same = ("name", "purpose", "region", "starts_on", "ends_on")
        return {**{name: getattr(cohort, name) for name in same}, "centres": cohort.centres.all()}


def criteria_of(data: QueryDict) -> list[dict[str, Any]]:
    """The criteria that were filled in: ``code-FIELD`` holds codes, ``min-FIELD`` and ``max-FIELD`` numbers."""
    rows: list[dict[str, Any]] = []
    for field in FIELDS:
        if field in CODES and (codes := data.getlist(f"code-{field}")):
            rows.append({"field": field, "op": "in", "value": codes})
        for op, prefix in (("at_least", "min"), ("at_most", "max")):
            if field not in CODES and (number := data.get(f"{prefix}-{field}", "").strip()):
                rows.append({"field": field, "op": op, "value": number.replace(".", "").replace(",", ".")})
    return rows


def criteria_fields(criteria: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the page draws: every field, with its options or its two bounds, and what is set."""
    chosen = {(row["field"], row["op"]): row["value"] for row in criteria}
    rows = []
    for field, label in FIELDS.items():
        codes = chosen.get((field, "in"), [])
        options = [(v, name, v in codes) for v, name in options_of(field)] if field in CODES else []
        low, high = (str(chosen.get((field, op), "")).replace(".", ",") for op in ("at_least", "at_most"))
        rows.append({"field": field, "label": label, "options": options, "low": low, "high": high,
                     "set": bool(codes or low or high)})  # fmt: skip
    return rows


class EnterForm(forms.Form):
    client = forms.ModelChoiceField(Client.objects.none(), label=_("Cliente"))
    part = forms.ChoiceField(label=_("Entra como"), choices=CohortPart.choices)
    reason = forms.CharField(
        label=_("Por qué entra sin cumplir"),
        required=False,
        max_length=300,
        help_text=_("Solo si no cumple algún criterio o no se sabe."),
    )

    def __init__(self, clients: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  a queryset with its annotations
        super().__init__(*args, **kwargs)
        field = self.fields["client"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = clients
