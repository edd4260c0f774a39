"""Forms of the exchange: the file, and the meaning of its columns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User
from encadena.firms.queries.imports import centres_to_import_into
from encadena.network.models import Centre

from ...models import SheetImport
from ...queries.exchange import subjects_for
from ...wording.exchange import FIELDS

ACCEPTED = ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"


class SheetForm(forms.Form):
    file = forms.FileField(
        label=_("Planilla"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED, "class": "form-control"}),
    )
    subject = forms.ChoiceField(label=_("Qué trae la planilla"), widget=forms.Select(attrs={"class": "form-select"}))
    centre: forms.ModelChoiceField[Centre] = forms.ModelChoiceField(
        queryset=None, label=_("Centro que hizo el trabajo"), widget=forms.Select(attrs={"class": "form-select"})
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        subjects = subjects_for(user)
        self.fields["subject"].choices = [(s.value, s.label) for s in subjects]  # type: ignore[attr-defined]
        centres, field = centres_to_import_into(user).order_by("name"), self.fields["centre"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = centres
        field.initial = centres.filter(posts__user=user, posts__until=None).values_list("pk", flat=True).first()


class SheetColumnsForm(forms.Form):
    """One list per column of the file."""

    def __init__(self, batch: SheetImport, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("No importar")), *FIELDS[batch.subject].items()]
        for place, heading in enumerate(batch.headings):
            if heading:
                self.fields[f"column_{place}"] = forms.ChoiceField(
                    choices=choices,
                    required=False,
                    label=heading,
                    initial=batch.fields.get(str(place), ""),
                    widget=forms.Select(attrs={"class": "form-select"}),
                )

    def chosen(self) -> dict[int, str]:
        return {int(name.removeprefix("column_")): field for name, field in self.cleaned_data.items() if field}
