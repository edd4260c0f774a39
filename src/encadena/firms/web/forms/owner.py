"""One owner, one year's sales."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.kernel import clock

from ...choices import Gender
from ...models import Ownership
from ...rules.ownership import check_share
from ...rules.size import check_year
from ...rules.values import amount_of, number_of, rut_of, text_of, year_of
from .fields import day_field, line


class OwnerForm(forms.Form):
    """A person, or a firm of the register known by its RUT."""

    is_firm = forms.BooleanField(label=gettext_lazy("Es una empresa del registro (indica su RUT)"), required=False)
    full_name = line(gettext_lazy("Nombre completo"), text_of)
    rut = line("RUT", rut_of, max_length=20)
    gender = forms.ChoiceField(
        label=gettext_lazy("Género"), choices=Gender.choices, initial=Gender.NOT_REPORTED, required=False
    )
    share = line(
        gettext_lazy("Participación (%)"),
        lambda value: check_share(number_of(value)),
        help_text=gettext_lazy("Vacío si no se conoce."),
    )
    since = day_field(gettext_lazy("Desde"), help_text=gettext_lazy("Vacío si no se conoce."))
    until = day_field(gettext_lazy("Hasta"), help_text=gettext_lazy("Vacío si sigue."))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("is_firm") and not cleaned.get("rut") and "rut" not in self.errors:
            self.add_error("rut", _("Escribe el RUT de la empresa dueña."))
        if not cleaned.get("is_firm") and not cleaned.get("full_name") and "full_name" not in self.errors:
            self.add_error("full_name", _("Escribe el nombre de la dueña o del dueño."))
        return cleaned

    @staticmethod
    def initial_of(row: Ownership) -> dict[str, object]:
        share = f"{row.share.normalize():f}".replace(".", ",") if row.share is not None else ""
        common = {"share": share, "since": row.since, "until": row.until}
        if row.person is None:
            return {**common, "is_firm": True, "rut": row.owner_firm.rut_shown if row.owner_firm else ""}
        return {
            **common,
            "full_name": row.person.full_name,
            "rut": row.person.rut_shown,
            "gender": row.person.gender,
        }


class SalesForm(forms.Form):
    """Sales of a year that is over. Empty is refused: *no information* is stated by its box."""

    year = line(gettext_lazy("Año"), lambda value: _year(value), required=True, max_length=4)
    amount = line(
        gettext_lazy("Ventas netas del año, en pesos"),
        amount_of,
        help_text=gettext_lazy("Sin IVA. Escribe 0 si no vendió."),
    )
    unknown = forms.BooleanField(label=gettext_lazy("No hay información de ese año"), required=False)
    origin = line(
        gettext_lazy("De dónde sale el dato"),
        lambda v: text_of(v, 120),
        help_text=gettext_lazy("Por ejemplo: carpeta tributaria."),
    )
    uf_on = day_field(gettext_lazy("Fecha de la UF"), help_text=gettext_lazy("Vacío: 31 de diciembre de ese año."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["year"].widget.attrs["inputmode"] = "numeric"
        self.fields["amount"].widget.attrs["inputmode"] = "decimal"
        self.fields["year"].initial = clock.today().year - 1

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("unknown"):
            cleaned["amount"] = None
            self.errors.pop("amount", None)
        elif cleaned.get("amount") is None and "amount" not in self.errors:
            self.add_error(
                "amount", _("Escribe el monto, o marca que no hay información. Cero y desconocido son distintos.")
            )
        return cleaned


def _year(value: object) -> int | None:
    year = year_of(value)
    return check_year(year, clock.today()) if year is not None else None
