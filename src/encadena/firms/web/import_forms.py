"""Forms of the spreadsheet import: the file, and the meaning of its columns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.network.models import Centre

from ..models import Import
from ..queries.imports import centres_to_import_into
from ..rules.sheets.columns import unit_of
from ..rules.sheets.fields import MAX_OWNERS, parse_field
from ..wording.imports import WHY, field_choices

ACCEPTED = ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"
YEARS_BACK = 12
SURE = 0.85


class UploadForm(forms.Form):
    file = forms.FileField(label=_("Planilla"), widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}))
    centre: forms.ModelChoiceField[Centre] = forms.ModelChoiceField(
        queryset=None, label=_("Centro que atenderá a las empresas nuevas")
    )
    source = forms.CharField(
        label=_("Origen"),
        required=False,
        max_length=120,
        help_text=_("Opcional: un nombre para recordar las columnas la próxima vez, como “Catastro municipal”."),
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        centres = centres_to_import_into(user).order_by("name")
        field = self.fields["centre"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = centres
        if user.role == Role.ADMINISTRATOR:
            field.required, field.empty_label = False, str(_("Ninguno: solo al registro"))
        elif centres.count() == 1:
            field.initial = centres.get().pk
            field.widget = forms.HiddenInput()
        else:
            field.initial = centres.filter(posts__user=user, posts__until=None).values_list("pk", flat=True).first()


class ColumnsForm(forms.Form):
    """One list per column of the file; ``rows`` pairs each with what a person needs to choose."""

    source = forms.CharField(label=_("Recordar estas columnas como"), required=False, max_length=120)

    def __init__(self, batch: Import, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.batch = batch
        self.fields["source"].initial = batch.source
        choices = self._choices()
        for place, heading in enumerate(batch.headings):
            if heading or batch.samples[place]:
                self.fields[f"column_{place}"] = forms.ChoiceField(
                    choices=choices, required=False, label=heading, initial=batch.fields.get(str(place), "")
                )

    def _choices(self) -> list[Any]:
        last, owners = clock.today().year - 1, 2
        for key in self.batch.fields.values():
            field = parse_field(key)
            owners = max(owners, field.owner + 1 if field else 0)
        groups = field_choices(min(owners, MAX_OWNERS), range(last, last - YEARS_BACK, -1))
        return [("", _("No importar")), *groups]

    @property
    def rows(self) -> list[dict[str, object]]:
        return [
            {
                "letter": letter_of(place),
                "heading": heading,
                "samples": self.batch.samples[place],
                "field": self[f"column_{place}"],
                "unit": unit_of(heading) if self.batch.fields.get(str(place), "").startswith("sales") else 1,
                **self._guess(place),
            }
            for place, heading in enumerate(self.batch.headings)
            if f"column_{place}" in self.fields
        ]

    def _guess(self, place: int) -> dict[str, object]:
        guess = self.batch.suggested.get(str(place))
        if not guess:
            return {"why": "", "tone": ""}
        return {
            "why": WHY.get(guess[2], ""),
            "percent": round(guess[1] * 100),
            "tone": "good" if guess[1] >= SURE else "attention",
        }

    def chosen(self) -> dict[int, str]:
        return {
            int(name.removeprefix("column_")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("column_") and value
        }


def letter_of(place: int) -> str:
    """0 → A, 26 → AA, as spreadsheet programs name columns."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
