"""The profile of a firm, and where a new one is attended."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.catalogs.models import Commune

from ...choices import FirmKind
from ...models import Firm
from ...rules.firm import FIELDS
from ...rules.values import email_of, name_of, phone_of, rut_of, text_of, website_of
from .fields import day_field, line


def commune_choices() -> list[tuple[str, Any]]:
    """Communes under their regions, from north to south."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, name, region in Commune.objects.order_by("region__order", "name").values_list(
        "code", "name", "region__short_name"
    ):
        groups.setdefault(region, []).append((code, name))
    return [("", gettext_lazy("No informada")), *groups.items()]


class FirmForm(forms.Form):
    """Only the name, and either a RUT or the statement that there is none, must be given."""

    rut = line(gettext_lazy("RUT"), rut_of, help_text=gettext_lazy("Con o sin puntos."), max_length=20)
    without_rut = forms.BooleanField(label=gettext_lazy("Sin RUT: todavía no formaliza o no se conoce"), required=False)
    name = line(gettext_lazy("Nombre o razón social"), name_of, required=True)
    trade_name = line(gettext_lazy("Nombre de fantasía"), text_of)
    kind = forms.ChoiceField(
        label=gettext_lazy("Tipo"),
        required=False,
        choices=[("", gettext_lazy("Según el RUT")), *FirmKind.choices],
    )
    commune = forms.ChoiceField(label=gettext_lazy("Comuna"), required=False, choices=commune_choices)
    phone = line(
        gettext_lazy("Teléfono"), phone_of, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})
    )
    email = line(
        gettext_lazy("Correo"), email_of, widget=forms.TextInput(attrs={"type": "email", "autocomplete": "off"})
    )
    address = line(gettext_lazy("Dirección"), text_of)
    website = line(gettext_lazy("Sitio web"), website_of)
    started_on = day_field(gettext_lazy("Inicio de actividades"))
    open_to_promotion = forms.BooleanField(
        label=gettext_lazy("La empresa autoriza mostrarse a ProChile y compradores"), required=False
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors.get("rut") and not cleaned.get("rut") and not cleaned.get("without_rut"):
            self.add_error("rut", _("Escribe el RUT, o marca que no tiene."))
        if cleaned.get("rut"):
            cleaned["without_rut"] = False
        return cleaned

    @property
    def profile(self) -> dict[str, Any]:
        """The fields of the profile, clean, as the actions want them."""
        values = {field: self.cleaned_data[field] for field in FIELDS if field in self.cleaned_data}
        return {**values, "commune": values["commune"] or None}

    @staticmethod
    def initial_of(firm: Firm) -> dict[str, object]:
        values = {f: getattr(firm, "commune_id" if f == "commune" else f) for f in FIELDS}
        return {**values, "rut": firm.rut_shown, "without_rut": not firm.rut, "version": firm.version}


class NewFirmForm(FirmForm):
    """Asks also who will attend the firm, when there is a choice."""

    centre = forms.ChoiceField(label=gettext_lazy("Centro que la atiende"))
    adviser = forms.ChoiceField(label=gettext_lazy("Asesoría"), required=False)

    def __init__(self, *args: Any, centres: list[Any], advisers: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self._offer("centre", centres)
        self._offer("adviser", [("", gettext_lazy("Sin asignar todavía")), *advisers])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = choices
        if len(choices) == 1:
            field.widget = forms.HiddenInput()
            field.initial = choices[0][0]
