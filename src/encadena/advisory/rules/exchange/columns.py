"""Which column of a spreadsheet of sessions means what, by the words of its heading, in Spanish or English."""

from collections.abc import Mapping, Sequence

from encadena.firms.rules.sheets.codes import COLUMNS_TWICE, HEADINGS_MISSING, SHEET_EMPTY
from encadena.firms.rules.sheets.reading import Row
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...errors import COLUMNS_NEEDED

LOOK_AT = 40
NEEDED = ("on", "mode", "area")
CLIENTS = ("ruts", "names")
SYNONYMS: Mapping[str, Sequence[str]] = {
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
_FIELD_OF = {words: field for field, all_words in SYNONYMS.items() for words in all_words}


def find_headings(rows: Sequence[Row]) -> tuple[int, list[str]]:
    """Place (from 0) and texts of the row among the first ones that names most fields.

    Raises ``sheet_empty``, or ``headings_missing`` when no row names two.
    """
    if not any(any(cell is not None for cell in row) for row in rows):
        raise DomainError(SHEET_EMPTY)
    named = [(len(match(texts(row))), -place) for place, row in enumerate(rows[:LOOK_AT])]
    best, place = max(named)
    if best < 2:
        raise DomainError(HEADINGS_MISSING)
    return -place, texts(rows[-place])


def texts(row: Row) -> list[str]:
    return [" ".join(str(cell).split())[:120] if cell is not None else "" for cell in row]


def match(headings: Sequence[str]) -> dict[int, str]:
    """Place of a column → its field; a field is given once, to the first column that names it."""
    found: dict[int, str] = {}
    for place, heading in enumerate(headings):
        field = _FIELD_OF.get(fold(heading))
        if field and field not in found.values():
            found[place] = field
    return found


def check_fields(fields: Mapping[int, str], headings: Sequence[str]) -> None:
    """Raises ``columns_twice``, or ``columns_needed`` without a day, a mode, an area or a client."""
    seen: dict[str, int] = {}
    for place, field in fields.items():
        if field in seen:
            raise DomainError(COLUMNS_TWICE, headings=f"{headings[seen[field]]}, {headings[place]}", field=field)
        seen[field] = place
    missing = [field for field in NEEDED if field not in seen]
    if not any(field in seen for field in CLIENTS):
        missing.append("ruts")
    if missing:
        raise DomainError(COLUMNS_NEEDED, missing=missing)
