import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...choices import Session
from ...models import Round, Slot
from ...rules.slots import DayShape, shape_of


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class SlotsForm(forms.Form):
    """Days and hours, as the organiser thinks of them."""

    days = forms.CharField(
        label=_("Días"),
        help_text=_("Uno o varios, separados por coma: 12-03-2026, 13-03-2026."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    start = forms.TimeField(label=_("Desde"), widget=TimeInput(), initial=time(9))
    end = forms.TimeField(label=_("Hasta"), widget=TimeInput(), initial=time(18))
    minutes = forms.IntegerField(label=_("Minutos por reunión"), initial=20)
    pause = forms.IntegerField(label=_("Minutos de pausa entre reuniones"), initial=0, min_value=0)
    lunch_start = forms.TimeField(label=_("Almuerzo desde"), widget=TimeInput(), required=False)
    lunch_end = forms.TimeField(label=_("Almuerzo hasta"), widget=TimeInput(), required=False)

    @staticmethod
    def initial_of(round: Round, slots: Sequence[Slot]) -> dict[str, object]:
        """Hours as they are on the first day: pressing the button again changes nothing by itself."""
        first = [s for s in slots if s.day_id == slots[0].day_id]
        shape = shape_of([(s.starts_at.astimezone(round.zone), s.ends_at.astimezone(round.zone)) for s in first])
        if shape is None:
            return {}
        return {
            **{name: getattr(shape, name) for name in ("start", "end", "minutes", "pause")},
            **dict(zip(("lunch_start", "lunch_end"), shape.lunch or (), strict=False)),
        }

    def clean_days(self) -> list[date]:
        return [_date_of(text) for text in re.split(r"[,;\s]+", self.cleaned_data["days"].strip()) if text]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("lunch_start")) != bool(data.get("lunch_end")):
            self.add_error("lunch_end", ValidationError(_("Indica el comienzo y el fin del almuerzo, o ninguno.")))
        return data

    def shape(self) -> DayShape:
        data = self.cleaned_data
        lunch = (data["lunch_start"], data["lunch_end"]) if data.get("lunch_start") else None
        return DayShape(data["start"], data["end"], data["minutes"], data["pause"], lunch)


class SlotForm(forms.Form):
    """New hours for one slot, on its own day."""

    start = forms.TimeField(label=_("Desde"), widget=TimeInput())
    end = forms.TimeField(label=_("Hasta"), widget=TimeInput())
    session = forms.ChoiceField(label=_("Jornada"), choices=Session.choices)

    def moments(self, slot: Slot) -> tuple[datetime, datetime]:
        zone = slot.round.zone
        on = slot.day.on
        start, end = self.cleaned_data["start"], self.cleaned_data["end"]
        return datetime.combine(on, start, zone), datetime.combine(on, end, zone)

    @staticmethod
    def initial_of(slot: Slot, round: Round) -> dict[str, object]:
        starts, ends = slot.starts_at.astimezone(round.zone), slot.ends_at.astimezone(round.zone)
        return {"start": starts.time(), "end": ends.time(), "session": slot.session}


class TablesForm(forms.Form):
    count = forms.IntegerField(label=_("Número de mesas"))


def _date_of(text: str) -> date:
    for pattern in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007  a calendar day has no zone
        except ValueError:
            continue
    raise ValidationError(_("«%(text)s» no es una fecha. Escríbela como 12-03-2026."), params={"text": text})
