from __future__ import annotations

from datetime import time
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from encadena.accounts.models import User
from encadena.network.models import Institution

from ... import queries
from .slots import TimeInput

MOST_BYTES = min(settings.UPLOAD_MAX_BYTES, 20 * 1024 * 1024)


class MeetingFileForm(forms.Form):
    file = forms.FileField(
        label=_("Planilla"),
        help_text=_(
            "xlsx, xls, ods o csv con columnas comprador y empresa (nombre o RUT); y jornada, horario, mesa y nota."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        return not_too_large(self.cleaned_data["file"])


class ProblemFileForm(forms.Form):
    name = forms.CharField(label=_("Nombre de la rueda"), max_length=160)
    organiser = forms.ModelChoiceField(label=_("Institución que organiza"), queryset=Institution.objects.none())
    on = forms.DateField(label=_("Día"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    start = forms.TimeField(label=_("Primera reunión a las"), widget=TimeInput(), initial=time(9))
    minutes = forms.IntegerField(label=_("Minutos por reunión"), initial=20, min_value=5, max_value=240)
    file = forms.FileField(
        label=_("Archivo del problema"),
        help_text=_("Formato .dzn publicado para problemas de ruedas de negocios."),
        widget=forms.ClearableFileInput(attrs={"accept": ".dzn,.txt"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organiser = self.fields["organiser"]
        assert isinstance(organiser, forms.ModelChoiceField)  # noqa: S101  for the type checker
        organiser.queryset = queries.may_organise(user)

    def clean_file(self) -> UploadedFile[bytes]:
        return not_too_large(self.cleaned_data["file"])


def not_too_large(file: UploadedFile[bytes]) -> UploadedFile[bytes]:
    if (file.size or 0) > MOST_BYTES:
        raise ValidationError(
            _("El archivo pesa más de %(most)s MB. Divídelo."), params={"most": MOST_BYTES // (1024 * 1024)}
        )
    return file
