"""A paper of a firm: its file, and what is said about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ...choices import DocumentKind
from ...models import Document
from ...rules.values import date_of, text_of
from .fields import DayInput, RuledField, day_field, line

ACCEPT = ".pdf,.docx,.xlsx,image/jpeg,image/png,image/webp"


class DocumentFacts(forms.Form):
    """What is said about a paper that is there."""

    title = line(gettext_lazy("Título"), text_of, required=True)
    kind = forms.ChoiceField(label=gettext_lazy("Tipo"), choices=DocumentKind.choices, initial=DocumentKind.OTHER)
    issued_on = day_field(gettext_lazy("Emitido el"))
    expires_on = RuledField(
        date_of,
        label=gettext_lazy("Vence el"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("Avisamos 90, 30 y 7 días antes."),
    )

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields if name != "file"}

    @staticmethod
    def initial_of(document: Document) -> dict[str, object]:
        return {name: getattr(document, name) for name in ("title", "kind", "issued_on", "expires_on")}


class DocumentForm(DocumentFacts):
    """A new paper."""

    field_order = ("file", "title", "kind", "issued_on", "expires_on")
    title = line(
        gettext_lazy("Título"), text_of, help_text=gettext_lazy("Si lo dejas vacío, queda el nombre del archivo.")
    )
    file = forms.FileField(
        label=gettext_lazy("Archivo o foto"),
        help_text=gettext_lazy("PDF, Word, Excel o una foto, de hasta 10 MB. En el teléfono puedes usar la cámara."),
        error_messages={"required": gettext_lazy("Elige el archivo, o toma una foto del papel.")},
        allow_empty_file=True,  # the rule of the room says it better
        max_length=None,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )


class EditionForm(DocumentForm):
    """A newer edition of a paper keeps its kind."""

    kind = None  # type: ignore[assignment]  # how Django removes an inherited field
