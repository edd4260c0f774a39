"""A sentence for every error code of the room: what happened, why, and what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.firms.wording.errors import sentence_of as firm_sentence
from encadena.firms.wording.imports import describe_code
from encadena.kernel.errors import DomainError

_SENTENCES: dict[str, Any] = {
    "not_a_member": gettext_lazy("La empresa no es socia de %(institution)s, así que no hay nada que autorizar."),
    "claim_answered": gettext_lazy("Esa membresía ya se respondió. Recarga la página."),
    "claim_of_another": gettext_lazy("Esa membresía es de otro RUT."),
    "rut_missing": gettext_lazy("Falta el RUT. Escríbelo como 12.345.678-5."),
    "rut_invalid": gettext_lazy("«%(value)s» no es un RUT: revisa el número y el dígito verificador."),
    "repeated_in_file": gettext_lazy("El mismo RUT ya está en la fila %(row)s de este archivo."),
    "columns_missing": gettext_lazy("No se reconoce la columna del RUT. Ponle ese título."),
    "file_empty": gettext_lazy("El archivo no tiene filas."),
    "file_too_long": gettext_lazy("El archivo tiene más de %(most)s filas. Divídelo."),
    "sheet_not_applicable": gettext_lazy("Esta planilla ya se aplicó o se deshizo. Sube el archivo otra vez."),
    "date_invalid": gettext_lazy("La fecha no se entiende. Escríbela como 12-03-2024."),
    "date_only_year": gettext_lazy("La fecha es solo un año. Escribe también día y mes."),
    "date_in_future": gettext_lazy("La fecha está en el futuro. Escribe la del ingreso."),
    "date_too_old": gettext_lazy("La fecha es demasiado antigua. Revísala."),
    "already_ended": gettext_lazy("Esa membresía ya había terminado."),
}


def sentence(error: DomainError) -> str:
    said = sentence_for(error.code, error.params) or describe_code(error.code, error.params)
    return said or firm_sentence(error)


def sentence_for(code: str, params: Mapping[str, Any]) -> str:
    text = _SENTENCES.get(code)
    return str(text) % params if text is not None else ""


def reason_of(code: str, params: Mapping[str, Any]) -> str:
    """Why a row of a sheet was refused."""
    return sentence_for(code, params) or _("La fila no se entiende (%(code)s).") % {"code": code}
