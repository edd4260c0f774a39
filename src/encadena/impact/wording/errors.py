"""A sentence for every code of the room."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from encadena.kernel.errors import DomainError

from .. import errors

SENTENCES: Mapping[str, object] = {
    errors.YEAR_INVALID: gettext_lazy("%(year)s no es un año de la red: los informes comienzan en %(first)s."),
    errors.YEAR_IN_FUTURE: gettext_lazy("El año %(year)s todavía no llega. Pide uno hasta %(last)s."),
    errors.REGION_UNKNOWN: gettext_lazy(
        "No hay una región con el código “%(key)s”. Usa el código oficial de dos cifras, por ejemplo 08."
    ),
    errors.OPERATOR_UNKNOWN: gettext_lazy("Ningún operador con convenio se llama “%(key)s”. Revisa su nombre corto."),
    errors.CENTRE_UNKNOWN: gettext_lazy("Ningún centro se llama “%(key)s”. Revisa su nombre corto."),
    errors.FIGURE_UNKNOWN: gettext_lazy("El informe no tiene una cifra “%(figure)s”."),
    errors.ROW_UNKNOWN: gettext_lazy("Esa cifra no se cuenta por “%(dimension)s”."),
    errors.YEAR_STILL_RUNS: gettext_lazy(
        "El año %(year)s sigue en curso y sus cifras van a cambiar. Publícalo cuando termine."
    ),
    errors.NOT_DRAFT: gettext_lazy("Solo se publica un borrador, y este informe está en estado “%(state)s”."),
    errors.NOT_PUBLISHED: gettext_lazy("Este informe ya está retirado."),
    errors.REASON_MISSING: gettext_lazy("Falta el motivo. Escríbelo en una frase: queda junto al informe."),
    errors.PUBLISHED_ALREADY: gettext_lazy(
        "Ya hay un informe publicado de %(year)s. Retíralo, con su motivo, antes de publicar otro."
    ),
    errors.SCHEMA_UNKNOWN: gettext_lazy(
        "Una versión más nueva del programa guardó este informe y esta no lo sabe leer. Actualiza el programa."
    ),
}


def sentence_of(error: DomainError) -> str:
    return str(SENTENCES[error.code]) % error.params
