"""What people read about spreadsheets of sales: columns, numbers of an import, why a cell cannot be used."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from encadena.advisory.wording.exchange_words import Words
from encadena.kernel.errors import DomainError

from .. import errors
from .errors import SENTENCES, sentence_of

FIELDS: Mapping[str, object] = {
    "project": gettext_lazy("código del proyecto"),
    "rut": gettext_lazy("RUT de la empresa que vende"),
    "buyer": gettext_lazy("nombre del comprador, como está en el proyecto"),
    "month": gettext_lazy("mes de la venta"),
    "amount": gettext_lazy("monto en pesos"),
    "invoiced_on": gettext_lazy("fecha de la factura"),
    "paid_on": gettext_lazy("fecha del pago"),
}
WORDS = Words(
    new=gettext_lazy("Ventas nuevas"),
    made=ngettext_lazy("%(n)s venta registrada.", "%(n)s ventas registradas.", "number"),
    undone=ngettext_lazy(
        "Deshecha: %(n)s venta salió del registro.", "Deshecha: %(n)s ventas salieron del registro.", "number"
    ),
    all=ngettext_lazy("Importar todo (%(n)s venta)", "Importar todo (%(n)s ventas)", "number"),
    good=ngettext_lazy("Importar solo lo bueno (%(n)s venta)", "Importar solo lo bueno (%(n)s ventas)", "number"),
    nothing=gettext_lazy("No hay nada que registrar: todas las ventas de la planilla ya están."),
    amount=gettext_lazy("Monto"),
)
OF_SHEETS: Mapping[str, object] = {
    errors.ROW_PROJECT_MISSING: gettext_lazy(
        "Falta el código del proyecto. Está en su página, por ejemplo ENC-2026-014."
    ),
    errors.ROW_FIRM_MISSING: gettext_lazy("Falta el RUT de la empresa que vende."),
    errors.ROW_BUYER_MISSING: gettext_lazy("Falta el comprador. Escribe su nombre como está en el proyecto."),
    errors.ROW_MONTH_MISSING: gettext_lazy("Falta el mes de la venta, por ejemplo 03-2026."),
    errors.ROW_AMOUNT_MISSING: gettext_lazy("Falta el monto. Si no se sabe, espera para registrar la venta."),
    errors.ROW_AMOUNT_LARGE: gettext_lazy("“%(value)s” es demasiado para una venta. Revisa los ceros."),
    errors.ROW_PROJECT_UNKNOWN: gettext_lazy(
        "El centro no dirige ni participa en un proyecto con el código “%(value)s”."
    ),
    errors.ROW_FIRM_UNKNOWN: gettext_lazy(
        "No hay en el proyecto una empresa tuya con el RUT “%(value)s”. Corrígelo, o agrégala primero."
    ),
    errors.ROW_BUYER_UNKNOWN: gettext_lazy(
        "“%(value)s” no es comprador de ese proyecto. Corrige el nombre, o agrégalo en su resumen."
    ),
    errors.ROW_BUYER_UNCLEAR: gettext_lazy("Hay más de un comprador llamado “%(value)s” en ese proyecto."),
    errors.ROW_SALE_DIFFERS: gettext_lazy(
        "Esta venta ya está registrada con otra fecha de pago, y la importación no la cambia. Corrígela en el proyecto."
    ),
    errors.UNDO_SALE_CHANGED: gettext_lazy("alguien la corrigió o retiró después de la importación"),
}


def headings() -> dict[str, str]:
    return {
        "project": _("Proyecto"), "rut": "RUT", "buyer": _("Comprador"), "month": _("Mes"), "amount": _("Monto"),
        "invoiced_on": _("Factura"), "paid_on": _("Pago"),
    }  # fmt: skip


def lists() -> dict[str, list[str]]:
    return {}


def sentence(code: str, params: Mapping[str, Any]) -> str | None:
    """None for a code that is not of this room."""
    if code in OF_SHEETS:
        return str(OF_SHEETS[code]) % {"value": "", **params}
    return sentence_of(DomainError(code, **params)) if code in SENTENCES else None
