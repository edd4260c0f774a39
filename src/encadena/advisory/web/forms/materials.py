"""What a person fills in about expert material."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from encadena.firms.rules.photo import Readable
from encadena.network.models import Centre

from ...choices import MaterialKind
from ...models import Area, Material
from ...queries.trainings import current_areas
from .inputs import DateInput

ACCEPT = ".pdf,.docx,.xlsx,image/jpeg,image/png,image/webp"
FIELDS = (
    "title", "subject", "author", "summary", "kind", "body", "url", "for_advisers", "for_heads", "for_coordinators",
    "read_by", "version",
)  # fmt: skip


class MaterialForm(forms.Form):
    title = forms.CharField(label=_("Título"), max_length=160)
    subject = forms.ModelChoiceField(
        Area.objects.none(),
        label=_("Materia"),
        required=False,
        empty_label=_("Elige…"),
        help_text=_("Hace falta para publicarlo."),
    )
    author = forms.CharField(
        label=_("Autoría"), max_length=160, required=False, help_text=_("La persona o institución que lo escribió.")
    )
    summary = forms.CharField(
        label=_("Para qué sirve"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("En una o dos líneas: qué podrá hacer quien lo lea."),
    )
    kind = forms.ChoiceField(label=pgettext_lazy("material", "Forma"), choices=MaterialKind.choices)
    body = forms.CharField(
        label=_("Texto"), max_length=50_000, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    url = forms.CharField(
        label=_("Enlace"), max_length=500, required=False, help_text=_("La dirección completa, con https://")
    )
    file = forms.FileField(
        label=_("Archivo"),
        required=False,
        help_text=_("PDF, Word, Excel o una imagen, de hasta 10 MB."),
        allow_empty_file=True,  # the rule of the room says it better
        max_length=None,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    for_advisers = forms.BooleanField(label=_("Lo lee quien asesora"), required=False, initial=True)
    for_heads = forms.BooleanField(label=_("Lo lee la jefatura del centro"), required=False)
    for_coordinators = forms.BooleanField(label=_("Lo lee la coordinación del operador"), required=False)
    centres = forms.ModelMultipleChoiceField(
        Centre.objects.none(),
        label=_("Centros"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Si no eliges ninguno, es para todos los centros a los que llegas."),
    )
    read_by = forms.DateField(
        label=_("Leer antes del"),
        required=False,
        widget=DateInput(),
        help_text=_("Una semana antes avisamos por correo a quien no lo haya leído."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, localize=False)

    def __init__(self, centres: QuerySet[Centre], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["centres"].queryset = centres  # type: ignore[attr-defined]
        self.fields["subject"].queryset = current_areas()  # type: ignore[attr-defined]

    @property
    def upload(self) -> Readable | None:
        return self.cleaned_data["file"] or None

    @property
    def file_name(self) -> str:
        return str(self.cleaned_data["file"].name) if self.upload else ""

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in {"file", "version"}}

    @staticmethod
    def initial_of(material: Material) -> dict[str, object]:
        return {**{name: getattr(material, name) for name in FIELDS}, "centres": list(material.centres.all())}


class ReadForm(forms.Form):
    """What somebody says when confirming; all of it may stay empty."""

    useful = forms.NullBooleanField(required=False)
    note = forms.CharField(max_length=300, required=False)


class RetireMaterialForm(forms.Form):
    reason = forms.CharField(label=_("Por qué se retira"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
