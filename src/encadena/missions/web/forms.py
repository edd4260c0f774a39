from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User
from encadena.catalogs.models import Activity, Region
from encadena.firms.choices import LegalSize
from encadena.firms.models import Firm
from encadena.matchmaking.choices import Qualifier, Stage
from encadena.matchmaking.models import Buyer
from encadena.matchmaking.queries import buyers_visible_to, rounds_visible_to
from encadena.matchmaking.rules.outcomes import CURRENCIES
from encadena.ui.inputs import DayInput, HeardChoiceField, MoneyField

from ..choices import PaidBy
from ..models import Application, Item, Mission
from ..queries.scope import may_organise

SIZES = [(s.value, s.label) for s in (LegalSize.MICRO, LegalSize.SMALL, LegalSize.MEDIUM, LegalSize.LARGE)]
DAYS = ("opens_on", "closes_on", "starts_on", "ends_on")
MONEY = [(code, code) for code in CURRENCIES]
ACCEPT = ".pdf,.docx,.xlsx,image/jpeg,image/png,image/webp"


class MissionForm(forms.ModelForm[Mission]):
    regions = forms.MultipleChoiceField(
        label=_("Regiones que pueden postular"), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    sections = forms.MultipleChoiceField(
        label=_("Rubros que pueden postular"), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    sizes = forms.MultipleChoiceField(
        label=_("Tamaños que pueden postular"), choices=SIZES, required=False, widget=forms.CheckboxSelectMultiple
    )
    cost = MoneyField(label=_("Costo por empresa"), help_text=_("Vacío: todavía no se sabe."))
    currency = forms.ChoiceField(label=_("Moneda"), choices=MONEY)

    class Meta:
        model = Mission
        fields = (
            "name", "kind", "organiser", "places", "purpose", *DAYS, "capacity", "regions", "sections", "sizes",
            "readiness", "certified", "exporting", "cost", "currency", "firm_share", "round",
        )  # fmt: skip
        widgets = {"purpose": forms.Textarea(attrs={"rows": 3}), **{name: DayInput() for name in DAYS}}
        help_texts = {"readiness": _("Del último diagnóstico vigente. Vacío: no se pide.")}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("organiser", may_organise(user)), ("round", rounds_visible_to(user))):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
            field.queryset = rows
        language = get_language()
        places, trades = self.fields["regions"], self.fields["sections"]
        places.choices = [(r.pk, r.short_name) for r in Region.objects.all()]  # type: ignore[attr-defined]
        activities = Activity.objects.filter(level=1).order_by("pk")
        trades.choices = [(a.pk, f"{a.pk} · {a.name(language)}") for a in activities]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for first, last in (("opens_on", "closes_on"), ("starts_on", "ends_on")):
            if data.get(first) and data.get(last) and data[last] < data[first]:
                self.add_error(last, ValidationError(_("Termina antes de empezar. Corrige una de las dos fechas.")))
        return data


class CriterionForm(forms.Form):
    name = forms.CharField(label=_("Criterio"), max_length=160)
    weight = forms.IntegerField(label=_("Peso"), min_value=1, max_value=100, initial=1)


class ItemForm(forms.ModelForm[Item]):
    class Meta:
        model = Item
        fields = ("on", "starts_at", "kind", "what", "where")
        widgets = {"on": DayInput(), "starts_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}


class GuestForm(forms.Form):
    buyer = forms.ModelChoiceField(Buyer.objects.none(), label=_("Comprador"))
    cost = MoneyField(label=_("Costo"), help_text=_("Vacío: todavía no se sabe."))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["buyer"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = buyers_visible_to(user)


class ApplyForm(forms.Form):
    firm = forms.ModelChoiceField(Firm.objects.none(), label=_("Empresa"))
    motive = forms.CharField(
        label=_("Por qué quiere ir"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, firms: QuerySet[Firm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["firm"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = firms
        if firms.count() == 1:
            self.initial.setdefault("firm", firms.get().pk)


class ScoreForm(forms.Form):
    """One field per criterion, named ``c12``; a reason lets an unmet condition pass."""

    reason = forms.CharField(
        label=_("Razón de la excepción"),
        max_length=300,
        required=False,
        help_text=_("Solo si no cumple una condición y de todos modos puede ir. Queda escrita."),
    )

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(application.mission.criteria.all())
        points = {score.criterion_id: score.points for score in application.scores.all()}
        fields = {}
        for one in self.criteria:
            label = _("%(name)s (peso %(weight)s)") % {"name": one.name, "weight": one.weight}
            fields[f"c{one.pk}"] = forms.TypedChoiceField(
                label=label, choices=[(n, n) for n in range(6)], coerce=int, initial=points.get(one.pk),
                widget=forms.RadioSelect({"data-scale": True}),
            )  # fmt: skip
        self.fields = {**fields, **self.fields}
        self.initial.setdefault("reason", application.reason)

    @property
    def points(self) -> dict[Any, int]:
        return {one: self.cleaned_data[f"c{one.pk}"] for one in self.criteria}


class PaymentForm(forms.Form):
    paid_by = forms.ChoiceField(label=_("Quién paga"), choices=())
    amount = MoneyField(label=_("Monto"), required=True)
    on = forms.DateField(label=_("Fecha"), widget=DayInput())
    note = forms.CharField(label=_("Nota"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paid_by"] = forms.ChoiceField(label=_("Quién paga"), choices=PaidBy.choices)
        self.order_fields(["paid_by", "amount", "on", "note"])


class DebriefForm(forms.Form):
    contacts = forms.IntegerField(label=_("¿Cuántos contactos hiciste?"), required=False, min_value=0, max_value=5000)
    stage = forms.TypedChoiceField(
        label=_("Lo más lejos que llegó alguno"), choices=Stage.choices[1:], coerce=int, widget=forms.RadioSelect
    )
    expected_is = HeardChoiceField(label=_("Esperado es"), choices=Qualifier.choices, required=False)
    expected = MoneyField(label=_("Esperado"))
    committed_is = HeardChoiceField(label=_("Comprometido es"), choices=Qualifier.choices, required=False)
    committed = MoneyField(label=_("Comprometido"))
    closed_is = HeardChoiceField(label=_("Cerrado es"), choices=Qualifier.choices, required=False)
    closed = MoneyField(label=_("Cerrado"))
    currency = forms.ChoiceField(label=_("Moneda"), choices=[("", "—"), *MONEY], required=False)
    lessons = forms.CharField(
        label=_("¿Qué aprendiste?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class PaperForm(forms.Form):
    file = forms.FileField(
        label=_("Archivo"),
        help_text=_("PDF, Word, Excel o una foto, de hasta 10 MB."),
        allow_empty_file=True,  # the rule says it better
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    title = forms.CharField(
        label=_("Título"), max_length=160, required=False,
        help_text=_("Si lo dejas vacío, queda el nombre del archivo."),
    )  # fmt: skip
    for_chosen = forms.BooleanField(label=_("Solo para las empresas elegidas"), required=False)
