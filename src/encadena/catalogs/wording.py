"""Sentences of catalogs: what happened, why, and what to do."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from encadena.kernel.errors import DomainError
from encadena.ui import figures

from . import errors
from .rules.uf import BadCell


def sentence(error: DomainError) -> str:
    """The error in the reader's language."""
    return sentence_of(error.code, error.params)


def sentence_of(code: str, params: Mapping[str, object]) -> str:
    """The sentence of a code; a code of another room is shown as it is."""
    if code == errors.UF_MISSING:
        return _uf_missing(params)
    template = _SENTENCES.get(code)
    return template() % {key: _shown(value) for key, value in params.items()} if template else code


def cell_sentence(cell: BadCell) -> str:
    """Why a cell of the file cannot be used, and what to write instead."""
    return sentence_of(cell.code, cell.params)


def _uf_missing(params: Mapping[str, object]) -> str:
    facts = {key: _shown(value) for key, value in params.items()}
    if params.get("nearest"):
        return (
            _(
                "Falta el valor de la UF del %(date)s. El más cercano que tenemos es del %(nearest)s. "
                "Pide a la administración que lo cargue en Catálogos, UF."
            )
            % facts
        )
    return _("Falta el valor de la UF del %(date)s. Pide a la administración que lo cargue en Catálogos, UF.") % facts


def _shown(value: object) -> str:
    if isinstance(value, date):
        return figures.day(value)
    if isinstance(value, int | Decimal):
        return figures.number(value)
    return str(value)


_SENTENCES: Mapping[str, Callable[[], str]] = {
    errors.FILE_EMPTY: lambda: _("El archivo está vacío. Elige uno con fechas y valores."),
    errors.FILE_TOO_LARGE: lambda: _("El archivo es demasiado grande para una tabla de UF: el máximo es de 2 MB."),
    errors.FILE_UNREADABLE: lambda: _(
        "No se puede leer el archivo: no es una planilla o está dañado. Guárdalo como xlsx o csv y cárgalo otra vez."
    ),
    errors.FILE_TOO_MANY_ROWS: lambda: _("El archivo tiene más de %(limit)s filas. Divídelo en partes por año."),
    errors.FILE_NO_COLUMNS: lambda: _(
        "No se encuentran las columnas. La planilla necesita una columna «Fecha» y una columna «Valor»."
    ),
    errors.FILE_HAS_ERRORS: lambda: _(
        "No se guardó nada: hay celdas con problemas (%(cells)s). Corrígelas en la planilla y cárgala otra vez."
    ),
    errors.NOTHING_TO_SAVE: lambda: _(
        "El archivo no tiene ningún valor de la UF. Revisa que sea la planilla correcta."
    ),
    errors.DATE_MISSING: lambda: _("Falta la fecha."),
    errors.DATE_INVALID: lambda: _("No es una fecha. Escríbela como 31-12-2025."),
    errors.DATE_TOO_OLD: lambda: _("La UF se publica por día desde el %(first)s: revisa el año."),
    errors.DATE_TOO_FAR: lambda: _("Es una fecha sin UF publicada todavía: la última posible es el %(last)s."),
    errors.DATE_TWICE: lambda: _("El %(date)s ya está en la fila %(row)s con otro valor. Deja uno solo."),
    errors.VALUE_MISSING: lambda: _("Falta el valor."),
    errors.VALUE_INVALID: lambda: _("No es un número. Escríbelo como 39.727,96."),
    errors.VALUE_NOT_POSITIVE: lambda: _("El valor de la UF es siempre mayor que cero."),
    errors.VALUE_TOO_LARGE: lambda: _(
        "El valor es demasiado alto para una UF (menos de %(limit)s). Revisa los decimales."
    ),
    errors.VALUE_DECIMALS: lambda: _("La UF tiene dos decimales. Escribe el valor como se publica."),
}
