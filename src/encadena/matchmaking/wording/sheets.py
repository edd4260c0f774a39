"""Columns of spreadsheets of participants, needs and requests in words, and what is said of each row."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from ..choices import SheetKind
from . import errors

COLUMNS: dict[str, dict[str, Any]] = {
    SheetKind.PARTICIPANTS: {
        "kind": gettext_lazy("Tipo"),
        "rut": "RUT",
        "name": gettext_lazy("Nombre"),
        "mail": gettext_lazy("Correo"),
        "country": gettext_lazy("País"),
        "languages": gettext_lazy("Idiomas"),
        "zone": gettext_lazy("Zona horaria"),
        "looks_for": gettext_lazy("Qué busca"),
        "mode": gettext_lazy("Modalidad"),
    },
    SheetKind.NEEDS: {
        "buyer": gettext_lazy("Comprador"),
        "title": gettext_lazy("Qué busca"),
        "kind": gettext_lazy("Bien o servicio"),
        "code": gettext_lazy("Código"),
        "description": gettext_lazy("Descripción"),
        "volume": gettext_lazy("Volumen al año"),
        "unit": gettext_lazy("Unidad"),
        "certificates": gettext_lazy("Certificaciones"),
        "delivery": pgettext_lazy("requerimiento", "Entrega"),
        "languages": gettext_lazy("Idiomas"),
        "sizes": gettext_lazy("Tamaños"),
        "until": pgettext_lazy("fecha", "Hasta"),
    },
    SheetKind.WISHES: {
        "by": gettext_lazy("Quién pide"),
        "about": gettext_lazy("Con quién"),
        "priority": gettext_lazy("Prioridad"),
        "note": gettext_lazy("Mensaje"),
    },
}
"""In the order of the template; each word is a heading that the import knows in its own language."""
SHOWN = {
    SheetKind.PARTICIPANTS: ("name", "rut", "mail", "country"),
    SheetKind.NEEDS: ("buyer", "title", "volume"),
    SheetKind.WISHES: ("by", "about", "priority", "note"),
}
_TITLES: dict[str, Any] = {
    SheetKind.PARTICIPANTS: gettext_lazy("Importar participantes"),
    SheetKind.NEEDS: gettext_lazy("Importar requerimientos"),
    SheetKind.WISHES: gettext_lazy("Importar solicitudes"),
}

_REMARKS: dict[str, Any] = {
    "already_in_round": gettext_lazy("Ya está en la rueda (%(status)s): no cambia nada."),
    "need_known": gettext_lazy("Ya lo busca: no cambia nada."),
    "wish_known": gettext_lazy("Ya lo dijo: no cambia nada."),
    "named_otherwise": gettext_lazy("En el registro se llama %(name)s. Revisa que sea la misma."),
    "buyer_known": gettext_lazy("Ya se conoce a %(name)s: se suma a la rueda y sus datos quedan como estaban."),
}


def title(kind: str) -> str:
    return str(_TITLES[kind])


def remark(row: Mapping[str, Any]) -> str:
    """What is said of a row beside its verdict; empty for most good ones."""
    code, params = row.get("code", ""), row.get("params", {})
    if code in _REMARKS:
        return str(_REMARKS[code]) % errors.named(params)
    return errors.sentence_for(code, params) or code if code else ""


def applied(kind: str, count: int) -> str:
    if kind == SheetKind.WISHES:
        return ngettext("Se agregó %(n)s solicitud.", "Se agregaron %(n)s solicitudes.", count) % {"n": count}
    if kind == SheetKind.NEEDS:
        return ngettext("Se agregó %(n)s requerimiento.", "Se agregaron %(n)s requerimientos.", count) % {"n": count}
    text = ngettext("Se agregó %(count)s participante.", "Se agregaron %(count)s participantes.", count)
    return text % {"count": count}


def undone(kind: str, gone: int, kept: int) -> str:
    if kind == SheetKind.WISHES:
        return _undone_wishes(gone, kept)
    if kind == SheetKind.NEEDS:
        return ngettext("Se retiró %(n)s requerimiento.", "Se retiraron %(n)s requerimientos.", gone) % {"n": gone}
    text = ngettext("Se quitó %(n)s participante.", "Se quitaron %(n)s participantes.", gone) % {"n": gone}
    if not kept:
        return text
    stay = ngettext(
        "Queda %(n)s que ya tiene reuniones, solicitudes o avisos.",
        "Quedan %(n)s que ya tienen reuniones, solicitudes o avisos.",
        kept,
    )
    return f"{text} {stay % {'n': kept}}"


def _undone_wishes(gone: int, kept: int) -> str:
    text = ngettext("Se retiró %(n)s solicitud.", "Se retiraron %(n)s solicitudes.", gone) % {"n": gone}
    if not kept:
        return text
    stay = ngettext("Queda %(n)s que alguien cambió después.", "Quedan %(n)s que alguien cambió después.", kept)
    return f"{text} {stay % {'n': kept}}"
