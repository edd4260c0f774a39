"""One meeting in a minute, and an opinion."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.queries.world import currencies
from encadena.ui.inputs import DayInput, HeardChoiceField, MoneyField

from ...choices import Again, Missing, Qualifier, Return, Stage
from ...models import Outcome
from ...rules.outcomes import AMOUNTS, CURRENCIES
from ...rules.satisfaction import MARKS


class OutcomeForm(forms.Form):
    """Everything but the result may stay empty: not known is an answer."""

    stage = forms.TypedChoiceField(
        label=_("¿En qué quedó?"), choices=Stage.choices, coerce=int, widget=forms.RadioSelect
    )
    missing = forms.ChoiceField(
        label=_("¿Quién faltó?"), choices=Missing.choices, required=False, widget=forms.RadioSelect
    )
    expected = MoneyField(label=_("Esperado"))
    expected_is = HeardChoiceField(
        label=_("Esperado es"), choices=Qualifier.choices, required=False, initial=Qualifier.EXACT
    )
    committed = MoneyField(label=_("Comprometido"))
    committed_is = HeardChoiceField(
        label=_("Comprometido es"), choices=Qualifier.choices, required=False, initial=Qualifier.EXACT
    )
    closed = MoneyField(label=_("Cerrado"))
    closed_is = HeardChoiceField(
        label=_("Cerrado es"), choices=Qualifier.choices, required=False, initial=Qualifier.EXACT
    )
    currency = forms.ChoiceField(label=_("Moneda"), required=False)
    again = forms.ChoiceField(
        label=_("¿Se reunieron otra vez?"),
        choices=[("", _("No lo digo")), *Again.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    next_step = forms.CharField(label=_("Próximo paso"), max_length=200, required=False)
    next_on = forms.DateField(label=_("Para cuándo"), required=False, widget=DayInput())
    note = forms.CharField(
        label=_("Nota"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Solo la lee tu lado."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {c.code: c.name for c in currencies((get_language() or "es")[:2])}
        known = [("", "—"), *((code, names.get(code, code)) for code in CURRENCIES)]
        self.fields["currency"] = forms.ChoiceField(label=_("Moneda"), choices=known, required=False)

    @property
    def amounts(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[name], self[f"{name}_is"]) for name in AMOUNTS]

    @property
    def shows_amounts(self) -> bool:
        return any(self[name].value() for name in AMOUNTS) or any(
            name in self.errors for name in (*AMOUNTS, "currency")
        )

    @staticmethod
    def initial_of(outcome: Outcome | None) -> dict[str, Any]:
        """What the same side said last. Note and next step belong to that moment and are not repeated."""
        if outcome is None:
            return {"currency": ""}
        names = ("stage", "missing", "currency", "again", *AMOUNTS, *(f"{a}_is" for a in AMOUNTS))
        return {name: getattr(outcome, name) for name in names}


class OpinionForm(forms.Form):
    organised = forms.ChoiceField(label=_("La rueda estuvo bien organizada"), widget=forms.RadioSelect)
    matched = forms.ChoiceField(label=_("Las contrapartes eran las que buscaba"), widget=forms.RadioSelect)
    useful = forms.ChoiceField(label=_("Sirvió para mi negocio"), widget=forms.RadioSelect)
    again = forms.ChoiceField(label=_("¿Volverías a participar?"), choices=Return.choices, widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("¿Qué cambiarías?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ends = {1: _("1 · Muy en desacuerdo"), 5: _("5 · Muy de acuerdo")}
        for name in ("organised", "matched", "useful"):
            self.fields[name].choices = [(mark, ends.get(mark, mark)) for mark in MARKS]  # type: ignore[attr-defined]
