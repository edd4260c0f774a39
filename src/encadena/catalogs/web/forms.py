"""Forms of catalogs."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UfFileForm(forms.Form):
    """The file of UF values, and who published them."""

    file = forms.FileField(
        label=_("Planilla"),
        help_text=_(
            "xlsx, xls, ods o csv, hasta 2 MB: una columna «Fecha» y una columna «Valor», "
            "o la tabla de un año por día y mes."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
        error_messages={"required": _("Elige un archivo."), "empty": _("El archivo está vacío. Elige otro.")},
    )
    source = forms.CharField(
        label=_("Fuente"),
        max_length=200,
        initial=_("Banco Central de Chile"),
        help_text=_("Quién publicó estos valores; queda escrito junto a cada uno."),
        error_messages={"required": _("Escribe de dónde vienen los valores.")},
    )
