from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ...choices import Interpreting, SessionWish
from ...models import Participant, Round, Slot, Table
from ...rules.agenda_rules import LONGEST


class SlotChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # no subscript at run time
    """A slot by its number and its hour."""

    def label_from_instance(self, obj: object) -> str:
        if not isinstance(obj, Slot):
            return str(obj)
        starts = obj.starts_at.astimezone(obj.round.zone)
        return f"{obj.number} · {starts:%d-%m} {starts:%H:%M}"


class MeetingForm(forms.Form):
    """When and where a meeting may be held."""

    session = forms.ChoiceField(
        label=_("Jornada"), choices=SessionWish.choices, initial=SessionWish.ANY, required=False
    )
    slot = SlotChoice(
        label=_("Horario fijo"), queryset=Slot.objects.none(), required=False, empty_label=_("Lo decide el plan")
    )
    table = forms.ModelChoiceField(
        label=_("Mesa fija"), queryset=Table.objects.none(), required=False, empty_label=_("La decide el plan")
    )
    length = forms.IntegerField(
        label=_("Horarios que toma"),
        min_value=1,
        max_value=LONGEST,
        required=False,
        help_text=_("Vacío: lo que dicen las reglas de la agenda."),
    )
    note = forms.CharField(label=_("Nota"), max_length=300, required=False)

    def __init__(self, *args: Any, round: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._limit("slot", round.slots.select_related("round"))
        self._limit("table", round.tables.all())

    def clean_session(self) -> SessionWish:
        return SessionWish(self.cleaned_data["session"] or SessionWish.ANY)

    def _limit(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = rows


class MeetingEditForm(MeetingForm):
    """Of one that is on the list."""

    interpreting = forms.ChoiceField(label=_("Intérprete"), choices=Interpreting.choices, required=False)

    def clean_interpreting(self) -> Interpreting:
        return Interpreting(self.cleaned_data["interpreting"] or Interpreting.BY_LANGUAGE)


class NewMeetingForm(MeetingForm):
    """Both participants come from a search, so their fields are hidden keys."""

    first = forms.ModelChoiceField(
        queryset=Participant.objects.none(),
        widget=forms.HiddenInput,
        error_messages={"required": _("Elige a quien recibe.")},
    )
    second = forms.ModelChoiceField(
        queryset=Participant.objects.none(),
        widget=forms.HiddenInput,
        error_messages={"required": _("Elige la contraparte.")},
    )

    def __init__(self, *args: Any, round: Round, **kwargs: Any) -> None:
        super().__init__(*args, round=round, **kwargs)
        for name in ("first", "second"):
            self._limit(name, round.participants.select_related("firm", "buyer"))
