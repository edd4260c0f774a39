"""The columns of a spreadsheet of sessions."""

from collections.abc import Mapping, Sequence

from ...errors import SESSION_DATE_MISSING, SESSION_MODE_MISSING
from .columns import Columns
from .session_cells import EMPTY, PARSERS

_SYNONYMS: Mapping[str, Sequence[str]] = {
    "on": ("fecha", "fecha sesion", "fecha de la sesion", "dia", "date", "session date"),
    "starts_at": ("hora", "hora inicio", "hora de inicio", "desde", "time", "start", "starts at"),
    "ruts": ("rut", "rut cliente", "rut clientes", "rut del cliente", "rut empresa", "client rut", "client ruts"),
    "names": ("cliente", "clientes", "nombre", "nombre cliente", "empresa", "empresas", "client", "clients", "name"),
    "adviser": (
        "asesor", "asesora", "asesor a", "correo asesor", "correo asesora", "correo asesor a", "correo asesoria",
        "correo de quien asesoro", "adviser", "adviser mail", "adviser e mail", "adviser email",
    ),
    "mode": ("modalidad", "modo", "canal", "mode", "channel"),
    "area": ("area", "area de asesoria", "tema", "topic", "subject"),
    "contact_minutes": (
        "minutos de atencion", "minutos atencion", "atencion", "atencion min", "contact", "contact min",
        "contact minutes",
    ),
    "preparation_minutes": (
        "minutos de preparacion", "minutos preparacion", "preparacion", "preparacion min", "preparation",
        "preparation min", "preparation minutes",
    ),
    "travel_minutes": (
        "minutos de traslado", "minutos traslado", "traslado", "traslado min", "travel", "travel min", "travel minutes",
    ),
    "advice": (
        "que se asesoro", "asesoria entregada", "descripcion", "detalle", "what was advised", "advice given", "notes",
    ),
    "substantive": ("con contenido", "sustantiva", "substantive", "with content"),
    "specific": ("especifica", "propia de la empresa", "propia de esta empresa", "specific", "specific to the firm"),
    "next_action": ("proximo paso", "next step", "next action"),
    "next_action_on": ("para cuando", "fecha proximo paso", "fecha del proximo paso", "by when", "due", "due on"),
    "external_id": ("id externo", "id", "identificador", "codigo", "external id", "identifier"),
}  # fmt: skip
COLUMNS = Columns(
    synonyms=_SYNONYMS,
    parsers=PARSERS,
    empty=EMPTY,
    needed=("on", "mode", "area"),
    either=(("ruts", "names"),),
    missing={"on": SESSION_DATE_MISSING, "mode": SESSION_MODE_MISSING},
)
