"""What a person fills in about a practice."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ...choices import AdoptionKind, PracticeReach
from ...models import Centre, Practice
from ...registry import subjects
from .day import DateInput

FIELDS = ("title", "subject", "problem", "context", "how", "cost", "result", "evidence", "from_error", "reach")


class LongField(forms.CharField):
    """A few lines that may be left out."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(required=False, max_length=5000, widget=widget, **kwargs)


class PracticeForm(forms.Form):
    centre = forms.ModelChoiceField(Centre.objects.none(), label=_("Centro"))
    title = forms.CharField(label=_("Título"), max_length=160)
    subject = forms.ChoiceField(label=_("Materia"), required=False)
    problem = LongField(label=_("Problema"), help_text=_("Qué pasaba, a quién y cómo lo notaron."))
    context = LongField(label=_("Contexto"), help_text=_("Territorio, rubro y tamaño de las empresas, para comparar."))
    how = LongField(rows=5, label=_("Cómo se hizo"), help_text=_("Los pasos, quién los dio y en cuánto tiempo."))
    cost = forms.CharField(
        label=_("Costo"), max_length=300, required=False, help_text=_("Dinero y horas, aunque sea aproximado.")
    )
    result = LongField(label=_("Resultado"), help_text=_("Qué cambió y en cuánto, con fechas."))
    evidence = LongField(label=_("Respaldo"), help_text=_("Con qué se comprueba y dónde está."))
    from_error = forms.BooleanField(
        label=_("Se aprendió de un error"), required=False, help_text=_("También sirve saber qué no hacer.")
    )
    reach = forms.ChoiceField(label=_("Quién la lee"), choices=PracticeReach.choices)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, localize=False)

    def __init__(self, centres: QuerySet[Centre], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = list(centres[:2])
        self.fields["centre"] = forms.ModelChoiceField(
            centres, label=_("Centro"), initial=own[0] if len(own) == 1 else None
        )
        self.fields["subject"] = forms.ChoiceField(
            label=_("Materia"), required=False, choices=[("", _("Sin materia")), *subjects().items()]
        )

    @staticmethod
    def initial_of(practice: Practice) -> dict[str, object]:
        values = {name: getattr(practice, name) for name in (*FIELDS, "version")}
        return {**values, "centre": practice.centre}


class AdoptionForm(forms.Form):
    centre = forms.ModelChoiceField(Centre.objects.none(), label=_("Centro que la adopta"))
    kind = forms.ChoiceField(label=_("Cómo la adoptan"), choices=AdoptionKind.choices)
    on = forms.DateField(label=_("Desde"), widget=DateInput(), initial=clock.today)
    changes = LongField(label=_("Qué cambiaron"), help_text=_("Lo lee quien puede leer la práctica."))

    def __init__(self, centres: QuerySet[Centre], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = list(centres[:2])
        self.fields["centre"] = forms.ModelChoiceField(
            centres, label=_("Centro que la adopta"), initial=own[0] if len(own) == 1 else None
        )


class ResultForm(forms.Form):
    result = forms.CharField(
        label=_("Qué resultó"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("También si no resultó: es lo que evita repetirlo."),
    )
    measured_on = forms.DateField(label=_("Medido el"), widget=DateInput(), initial=clock.today)
    measure = forms.CharField(
        label=_("Qué se midió"),
        max_length=120,
        required=False,
        help_text=_("Por ejemplo: días hasta la primera sesión."),
    )
    before = forms.DecimalField(label=_("Antes"), required=False, max_digits=14, decimal_places=2, localize=True)
    after = forms.DecimalField(label=_("Después"), required=False, max_digits=14, decimal_places=2, localize=True)


class RetireForm(forms.Form):
    reason = forms.CharField(label=_("Por qué se retira"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
