from __future__ import annotations

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock, rut
from encadena.kernel.errors import DomainError
from encadena.ui.inputs import DayInput

from ..rules.sheet import Row
from ..wording.errors import sentence

MOST_BYTES = 20 * 1024 * 1024


class MemberForm(forms.Form):
    rut = forms.CharField(label="RUT", max_length=20)
    name = forms.CharField(label=_("Nombre"), max_length=200, required=False)
    since = forms.DateField(label=_("Socia desde"), widget=DayInput(), initial=clock.today)

    def clean_rut(self) -> str:
        try:
            return rut.clean(self.cleaned_data["rut"])
        except DomainError as error:
            raise ValidationError(sentence(error)) from error

    def clean_since(self) -> date:
        since: date = self.cleaned_data["since"]
        if since > clock.today():
            raise ValidationError(_("La fecha está en el futuro. Escribe la del ingreso."))
        return since

    @property
    def row(self) -> Row:
        return Row(self.cleaned_data["rut"], self.cleaned_data["name"], self.cleaned_data["since"])


class SheetForm(forms.Form):
    file = forms.FileField(
        label=_("Planilla"), widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"})
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("El archivo pesa más de 20 MB. Divídelo."))
        return file
