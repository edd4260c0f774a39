"""What people read about spreadsheets of the exchange: why a cell cannot be used and what to do, names of columns."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from encadena.firms.rules.sheets.codes import COLUMNS_TWICE
from encadena.firms.wording import imports as of_files
from encadena.kernel.errors import DomainError

from .. import errors
from ..choices import SheetSubject
from ..registry import WithBrought, sheet_sentence
from ..rules.exchange.drafts import told
from . import milestones, training
from .errors import SENTENCES as OF_ROOM
from .errors import sentence_of

_SESSIONS: Mapping[str, object] = {
    "on": gettext_lazy("fecha"),
    "starts_at": gettext_lazy("hora"),
    "ruts": gettext_lazy("RUT de los clientes"),
    "names": gettext_lazy("nombre del cliente, si no hay RUT"),
    "adviser": gettext_lazy("correo de quien asesoró"),
    "mode": gettext_lazy("modalidad"),
    "area": gettext_lazy("área"),
    "contact_minutes": gettext_lazy("minutos de atención"),
    "preparation_minutes": gettext_lazy("minutos de preparación"),
    "travel_minutes": gettext_lazy("minutos de traslado"),
    "advice": gettext_lazy("qué se asesoró"),
    "substantive": gettext_lazy("con contenido (sí o no)"),
    "specific": gettext_lazy("propia de la empresa (sí o no)"),
    "next_action": gettext_lazy("próximo paso"),
    "next_action_on": gettext_lazy("para cuándo"),
    "external_id": gettext_lazy("id externo"),
}
_MILESTONES: Mapping[str, object] = {
    "on": gettext_lazy("fecha"),
    "ruts": gettext_lazy("RUT del cliente"),
    "names": gettext_lazy("nombre del cliente, si no hay RUT"),
    "kind": gettext_lazy("tipo de hito"),
    "what": gettext_lazy("qué cambió, en una frase"),
    "baseline": gettext_lazy("línea base: el valor antes de la ayuda"),
    "baseline_year": gettext_lazy("año que mide la línea base"),
    "baseline_origin": gettext_lazy("de dónde sale la línea base"),
    "after": gettext_lazy("valor después"),
    "amount": gettext_lazy("monto, en contratos y financiamiento"),
    "currency": gettext_lazy("moneda del monto"),
    "country": gettext_lazy("país, en exportación y nuevo mercado"),
    "jobs": gettext_lazy("puestos, separados por punto y coma"),
    "evidence": gettext_lazy("evidencia: número o título de documentos de la empresa"),
    "attribution": gettext_lazy("cuánto tuvo que ver el centro, según el cliente"),
    "statement": gettext_lazy("en palabras del cliente"),
    "source": gettext_lazy("cómo lo dijo: carta firmada o encuesta"),
    "stated_on": gettext_lazy("cuándo lo declaró"),
    "external_id": gettext_lazy("id externo"),
}
_ATTENDANCE: Mapping[str, object] = {
    "course": gettext_lazy("nombre del curso"),
    "course_id": gettext_lazy("número del curso, si hay varios con el mismo nombre"),
    "on": gettext_lazy("día del curso; vacío: solo inscribe"),
    "starts_at": gettext_lazy("hora de inicio, si ese día hay dos bloques"),
    "rut": gettext_lazy("RUT de la persona"),
    "name": gettext_lazy("nombre de la persona"),
    "email": gettext_lazy("correo de la persona"),
    "phone": gettext_lazy("teléfono de la persona"),
    "firm": gettext_lazy("RUT de la empresa por la que viene"),
    "present": gettext_lazy("asistió (sí o no)"),
    "minutes": gettext_lazy("minutos, si vino una parte"),
}
_OF_SUBJECTS: Mapping[str, Mapping[str, object]] = {
    SheetSubject.SESSIONS: _SESSIONS,
    SheetSubject.MILESTONES: _MILESTONES,
    SheetSubject.ATTENDANCE: _ATTENDANCE,
}
FIELDS: Mapping[str, Mapping[str, object]] = WithBrought(_OF_SUBJECTS, "fields")
_OWN: Mapping[str, object] = {
    errors.COLUMNS_NEEDED: gettext_lazy(
        "Faltan columnas: %(missing)s. Asígnalas aquí abajo, o agrégalas a la planilla y súbela otra vez."
    ),
    errors.ROW_ADVISER_UNKNOWN: gettext_lazy(
        "No hay una cuenta activa con el correo “%(value)s”. Revisa cómo está escrito."
    ),
    errors.ROW_OF_OTHER_ADVISER: gettext_lazy(
        "Solo puedes importar tus propias sesiones. Quita la fila, o pide la importación a tu jefatura."
    ),
    errors.ROW_MODE_UNKNOWN: gettext_lazy(
        "“%(value)s” no es una modalidad. Escribe: en el centro, en la empresa, por teléfono o por video."
    ),
    errors.ROW_AREA_UNKNOWN: gettext_lazy(
        "No hay un área llamada “%(value)s”. Usa el nombre o el código del catálogo."
    ),
    errors.ROW_CLIENT_UNKNOWN: gettext_lazy(
        "El centro no tiene un cliente “%(value)s”. Corrige el dato, o abre primero su ficha de cliente."
    ),
    errors.ROW_CLIENT_UNCLEAR: gettext_lazy(
        "Hay %(count)s clientes llamados “%(value)s” y no se sabe cuál es. Escribe su RUT."
    ),
    errors.ROW_ID_TWICE: gettext_lazy("Este id ya está en la fila %(row)s. Cada fila necesita el suyo."),
    errors.ROW_DIFFERS: gettext_lazy(
        "Esta sesión ya está registrada con otros datos, y la importación no la cambia. Si lo registrado está mal, "
        "corrígelo en la página de la sesión."
    ),
    errors.ROW_KEY_ELSEWHERE: gettext_lazy("Ese id ya lo usa un registro de otro centro. Cambia el id externo."),
    errors.QUARTER_INVALID: gettext_lazy("No existe el trimestre %(number)s de %(year)s. Elige uno de la lista."),
    **milestones.OF_SHEETS,
    **training.OF_SHEETS,
    errors.UNDO_SESSION_CHANGED: gettext_lazy("alguien trabajó en ella después de la importación"),
}


def sentence(code: str, params: Mapping[str, Any], value: str = "") -> str:
    """Why, and what to do, for a code of a file, a cell or a session."""
    facts = {**told(params), **({"value": value} if value else {})}
    if code in _OWN:
        shown = {**facts, "missing": ", ".join(_label(name) or name for name in facts.get("missing", []))}
        return str(_OWN[code]) % {"value": value, **shown}
    if code == COLUMNS_TWICE:
        facts["field"] = _label(str(facts.get("field")))
    if brought := sheet_sentence(code, facts):
        return brought
    return sentence_of(DomainError(code, **facts)) if code in OF_ROOM else of_files.sentence(code, facts, value)


def _label(field: str) -> str:
    return next((str(fields[field]) for fields in FIELDS.values() if field in fields), "")


def sentence_for(error: DomainError) -> str:
    return sentence(error.code, error.params, str(error.params.get("value", "")))


def describe_code(code: str, params: Mapping[str, Any]) -> str | None:
    """For the queue, which asks every room: None for a code that is not of a spreadsheet of the exchange."""
    return sentence(code, params, str(params.get("value", ""))) if code in _OWN else None
