from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from .files import not_too_large


class SheetForm(forms.Form):
    file = forms.FileField(
        label=_("Planilla"), widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"})
    )

    def clean_file(self) -> UploadedFile[bytes]:
        return not_too_large(self.cleaned_data["file"])
