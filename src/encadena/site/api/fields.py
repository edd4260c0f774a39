"""What is wrong with each value that was sent: a code that stays, and a sentence in the language asked for.

The codes are those of pydantic; its sentences are English only and are shown to nobody.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.kernel.api import HOUR, NO_NUL
from encadena.ui import figures

_WHOLE = gettext_lazy("Escribe un número entero.")
_NUMBER = gettext_lazy("Escribe un número, con punto para los decimales.")
_YES_OR_NO = gettext_lazy("Escribe true o false.")
_TEXT = gettext_lazy("Escribe un texto, entre comillas.")
_LIST = gettext_lazy("Escribe una lista, entre corchetes.")
_OBJECT = gettext_lazy("Escribe un objeto JSON, entre llaves.")
_DAY = gettext_lazy("Escribe una fecha que exista, como 2026-03-12.")
_UUID = gettext_lazy("Escribe un UUID, como 123e4567-e89b-42d3-a456-426614174000.")
_ONE_OF = gettext_lazy("Usa uno de estos valores: %(expected)s.")

SENTENCES: Mapping[str, object] = {
    "missing": gettext_lazy("Falta este dato."),
    "extra_forbidden": gettext_lazy("Aquí no va este dato. Quítalo."),
    "greater_than": gettext_lazy("Tiene que ser más que %(gt)s."),
    "greater_than_equal": gettext_lazy("Tiene que ser %(ge)s o más."),
    "less_than": gettext_lazy("Tiene que ser menos que %(lt)s."),
    "less_than_equal": gettext_lazy("Tiene que ser %(le)s o menos."),
    "finite_number": gettext_lazy("Escribe un número que no sea infinito."),
    "string_type": _TEXT,
    "string_unicode": gettext_lazy("Este texto tiene letras que no son Unicode. Mándalo en UTF-8."),
    "string_too_short": gettext_lazy("Es muy corto: escribe al menos %(min_length)s letras."),
    "string_too_long": gettext_lazy("Es muy largo: escribe hasta %(max_length)s letras."),
    "string_pattern_mismatch": gettext_lazy("No tiene la forma que se pide: %(pattern)s"),
    "too_short": gettext_lazy("Faltan elementos: manda al menos %(min_length)s."),
    "too_long": gettext_lazy("Sobran elementos: manda hasta %(max_length)s."),
    "enum": _ONE_OF,
    "literal_error": _ONE_OF,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing_size": gettext_lazy("Este número es demasiado grande."),
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "decimal_max_digits": gettext_lazy("Tiene demasiadas cifras: usa hasta %(max_digits)s en total."),
    "decimal_max_places": gettext_lazy("Tiene demasiados decimales: usa hasta %(decimal_places)s."),
    "decimal_whole_digits": gettext_lazy("Es demasiado grande: usa hasta %(whole_digits)s cifras antes del punto."),
    "bool_type": _YES_OR_NO,
    "bool_parsing": _YES_OR_NO,
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": gettext_lazy("Escribe solo la fecha, sin la hora."),
    "uuid_type": _UUID,
    "uuid_parsing": _UUID,
    "list_type": _LIST,
    "dict_type": _OBJECT,
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
}
_OF_DATES: Mapping[str, object] = {
    "greater_than_equal": gettext_lazy("Escribe una fecha desde el %(ge)s."),
    "less_than_equal": gettext_lazy("Escribe una fecha hasta el %(le)s."),
}
_OF_PATTERNS: Mapping[str, object] = {
    NO_NUL: gettext_lazy("El texto lleva un carácter nulo. Quítalo."),
    HOUR: gettext_lazy("Escribe la hora como 09:30, de 00:00 a 23:59."),
}
_OTHERWISE = gettext_lazy("Este valor no se puede usar aquí. Mira en /api/v1/docs qué se espera.")
# What pydantic adds to an error in words (``error``, ``class_name``) is left out: it speaks English.
_TOLD = {"gt", "ge", "lt", "le", "min_length", "max_length", "pattern", "expected", "max_digits", "decimal_places",
         "whole_digits"}  # fmt: skip


def fields_of(errors: Iterable[Mapping[str, Any]]) -> list[dict[str, object]]:
    """Dicts of ``where`` (``["body", "clients", "0"]``), ``code``, ``what`` and the ``params`` of the sentence."""
    return [_field(error) for error in errors]


def _field(error: Mapping[str, Any]) -> dict[str, object]:
    code, context = str(error["type"]), error.get("ctx") or {}
    params = {name: _told(name, value) for name, value in context.items() if name in _TOLD}
    return {"where": _where(error["loc"]), "code": code, "what": _sentence(code, params), "params": params}


def _where(place: Iterable[object]) -> list[str]:
    """Without the name that the program's own code gives to the whole of the body."""
    first, *rest = map(str, place)
    return [first, *rest[1:]] if first == "body" else [first, *rest]


def _told(name: str, value: object) -> object:
    """``'a', 'b' or 'c'`` of the choices becomes a list."""
    if name == "expected":
        return [one.strip("'") for one in str(value).replace(" or ", ", ").split(", ")]
    return value


def _sentence(code: str, params: Mapping[str, object]) -> str:
    days = {name: day for name in ("ge", "le") if (day := _day(params.get(name)))}
    if days and code in _OF_DATES:
        return _(str(_OF_DATES[code])) % days
    said = _OF_PATTERNS.get(str(params.get("pattern")), SENTENCES.get(code, _OTHERWISE))
    return _(str(said)) % {name: _shown(value) for name, value in params.items()}


def _shown(value: object) -> object:
    return ", ".join(str(one) or '""' for one in value) if isinstance(value, list) else value


def _day(limit: object) -> str:
    """A limit that is a date comes as ISO text."""
    return figures.day(date.fromisoformat(limit)) if isinstance(limit, str) else ""
