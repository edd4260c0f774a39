from datetime import date, time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User

from ...models import Training
from ...queries.trainings import centres_training_by, current_areas
from ...rules.training import Block

ROWS = 4


class DayInput(forms.DateInput):
    input_type = "date"

    def format_value(self, value: object) -> str | None:
        return value.isoformat() if isinstance(value, date) else str(value or "")


class HourInput(forms.TimeInput):
    input_type = "time"

    def format_value(self, value: object) -> str | None:
        return f"{value:%H:%M}" if isinstance(value, time) else str(value or "")


class TrainingForm(forms.ModelForm[Training]):
    link = forms.URLField(
        label=_("Enlace para conectarse"), required=False, assume_scheme="https",
        help_text=_("Llega por correo a quienes tienen cupo."),
    )  # fmt: skip

    class Meta:
        model = Training
        fields = (
            "centre", "title", "area", "purpose", "mode", "place", "link", "instructor", "capacity",
            "registration_until", "public", "share_needed", "language",
        )  # fmt: skip
        widgets = {"purpose": forms.Textarea(attrs={"rows": 3}), "registration_until": DayInput()}
        labels = {"language": _("Idioma del curso y de su certificado")}
        help_texts = {
            "public": _("Cualquiera puede ver la página del curso e inscribirse sin tener cuenta."),
            "registration_until": _("Último día para inscribirse. Vacío: hasta que empiece el curso."),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        centre, area = self.fields["centre"], self.fields["area"]
        assert isinstance(centre, forms.ModelChoiceField)  # noqa: S101  for the type checker
        assert isinstance(area, forms.ModelChoiceField)  # noqa: S101  for the type checker
        centre.queryset = centres_training_by(user)
        area.queryset = current_areas()
        if self.instance.pk:
            del self.fields["centre"]
        elif (only := list(centre.queryset[:2])) and len(only) == 1:
            self.initial.setdefault("centre", only[0].pk)


class BlockForm(forms.Form):
    """One row of days; an empty row is no row."""

    on = forms.DateField(label=_("Fecha"), required=False, widget=DayInput)
    starts_at = forms.TimeField(label=_("Desde"), required=False, widget=HourInput)
    ends_at = forms.TimeField(label=_("Hasta"), required=False, widget=HourInput)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        filled = [bool(given.get(name)) for name in ("on", "starts_at", "ends_at")]
        if any(filled) and not all(filled) and not self.errors:
            raise forms.ValidationError(_("Completa fecha, inicio y término, o deja la fila vacía."))
        return given


class _Blocks(forms.BaseFormSet[BlockForm]):
    def blocks(self) -> list[Block]:
        rows = (form.cleaned_data for form in self.forms)
        return [Block(row["on"], row["starts_at"], row["ends_at"]) for row in rows if row.get("on")]


def blocks_formset(data: QueryDict | None, training: Training | None) -> _Blocks:
    """The days that are there and some empty rows."""
    stored = list(training.days.values("on", "starts_at", "ends_at")) if training else []
    made = forms.formset_factory(BlockForm, formset=_Blocks, extra=2 if stored else ROWS, max_num=60)
    formset: _Blocks = made(data, initial=stored, prefix="dias")  # type: ignore[assignment]
    return formset
