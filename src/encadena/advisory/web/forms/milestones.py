"""Forms of baselines, milestones and follow-ups."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.queries.world import countries
from encadena.firms.models import Document, Firm
from encadena.kernel import clock
from encadena.ui import figures

from ...choices import (
    AttemptOutcome,
    Attribution,
    Channel,
    Indicator,
    StatementSource,
)
from ...models import Milestone
from ...rules.milestone import SHAPES, jobs_of
from .inputs import AmountField, DateInput

UNITS: Mapping[str, object] = {
    Indicator.SALES: _("Pesos en el año"),
    Indicator.JOBS: _("Cuántas personas trabajan"),
    Indicator.EXPORTS: _("Dólares en el año"),
}
CURRENCIES = (("CLP", _("Pesos")), ("CLF", _("UF")), ("USD", _("Dólares")), ("EUR", _("Euros")))


class BaselineForm(forms.Form):
    indicator = forms.ChoiceField(choices=Indicator.choices, widget=forms.HiddenInput)
    value = AmountField(label=_("Valor antes de la ayuda"), help_text=_("Déjalo vacío si nadie lo sabe."))
    year = forms.IntegerField(label=_("Año que mide"), localize=False, min_value=1990, max_value=2100)
    origin = forms.CharField(label=_("De dónde sale"), max_length=200, help_text=_("Por ejemplo: carpeta tributaria."))

    def __init__(self, *args: Any, indicator: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = clock.today().year - 1
        if indicator:
            self.fields["indicator"].initial = indicator
            self.fields["value"].label = str(UNITS[indicator])


class MilestoneForm(forms.Form):
    """Asks only what the kind needs. ``upload`` adds a new document to those that are chosen."""

    on = forms.DateField(label=_("Cuándo ocurrió"), widget=DateInput())
    what = forms.CharField(label=_("Qué cambió, en una frase"), max_length=300)
    after = AmountField(label=_("Valor de hoy"))
    jobs = forms.CharField(
        label=_("Los puestos, uno por línea"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Puesto y quién lo ocupa: “Panadera – Rosa M.”. Un puesto se cuenta una sola vez."),
    )
    amount = AmountField(label=_("Monto"))
    currency = forms.ChoiceField(label=_("Moneda"), choices=CURRENCIES, required=False)
    country = forms.ChoiceField(label=_("País"), required=False)
    documents = forms.ModelMultipleChoiceField(
        Document.objects.none(), label=_("Evidencia"), required=False, widget=forms.CheckboxSelectMultiple
    )
    upload = forms.FileField(label=_("Agregar un documento"), required=False, help_text=_("PDF, foto, Word o Excel."))

    def __init__(self, *args: Any, kind: str, firm: Firm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        shape = SHAPES[kind]
        wanted = {"after": bool(shape.measures), "jobs": shape.named_jobs, "amount": shape.money,
                  "currency": shape.money, "country": shape.country}  # fmt: skip
        for name in (name for name, needed in wanted.items() if not needed):
            del self.fields[name]
        if shape.measures:
            self.fields["after"].label = str(UNITS[shape.measures])
        if shape.country:
            names = countries((get_language() or "es")[:2])
            self.fields["country"].choices = [("", "—"), *((c.code, c.name) for c in names)]  # type: ignore[attr-defined]
        papers = firm.documents.filter(withdrawn_at__isnull=True)
        self.fields["documents"].queryset = papers  # type: ignore[attr-defined]
        if not papers.exists():
            del self.fields["documents"]

    @property
    def values(self) -> dict[str, Any]:
        """As the actions want it."""
        names = ("on", "what", "after", "amount", "currency", "country")
        return {"kind": self.kind, **{name: self.cleaned_data.get(name) for name in names}}

    @property
    def job_labels(self) -> list[str]:
        return jobs_of(self.cleaned_data.get("jobs") or "")

    @staticmethod
    def initial_of(milestone: Milestone) -> dict[str, object]:
        amount = {f: typed(getattr(milestone, f)) for f in ("after", "amount")}
        return {
            **{f: getattr(milestone, f) for f in ("on", "what", "currency", "country")},
            **amount,
            "jobs": "\n".join(job.label for job in milestone.jobs.all()),
            "documents": [document.pk for document in milestone.documents.all()],
        }


class AttributionForm(forms.Form):
    attribution = forms.ChoiceField(
        label=_("¿Cuánto tuvo que ver el centro?"), choices=Attribution.choices[:3], widget=forms.RadioSelect
    )
    statement = forms.CharField(
        label=_("En sus palabras"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    source = forms.ChoiceField(label=_("Cómo lo dijo"), choices=StatementSource.choices[1:])

    def __init__(self, *args: Any, by_the_firm: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if by_the_firm:
            del self.fields["source"]


class ReviewForm(forms.Form):
    note = forms.CharField(label=_("Nota"), required=False, max_length=300)


class AttemptForm(forms.Form):
    on = forms.DateField(label=_("Cuándo"), widget=DateInput(), initial=clock.today)
    channel = forms.ChoiceField(label=_("Por dónde"), choices=Channel.choices[:4])
    outcome = forms.ChoiceField(
        label=_("Qué pasó"), choices=[choice for choice in AttemptOutcome.choices if choice[0] != "answered"]
    )
    note = forms.CharField(label=_("Nota"), required=False, max_length=300)


class AnswerForm(forms.Form):
    channel = forms.ChoiceField(label=_("Por dónde respondió"), choices=Channel.choices)
    operating = forms.NullBooleanField(
        label=_("¿Sigue funcionando?"),
        required=False,
        widget=forms.Select(choices=[("", _("No se sabe")), ("true", _("Sí")), ("false", _("No"))]),
    )
    sales = AmountField(label=_("Ventas del último año, en pesos"), help_text=_("Vacío si no lo sabe o no lo dijo."))
    jobs = forms.IntegerField(label=_("Personas que trabajan hoy"), required=False, min_value=0, max_value=100_000)
    exports = AmountField(label=_("Exportaciones del último año, en dólares"))
    note = forms.CharField(label=_("Nota"), required=False, max_length=300)


def typed(value: object) -> str:
    """A known amount as the reader writes it."""
    return "" if value is None else figures.number(str(value))
