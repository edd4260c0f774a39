"""A spreadsheet of meetings: which column is which, and what a cell says."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from encadena.kernel.text import fold

from ..choices import SessionWish

HEADINGS: dict[str, tuple[str, ...]] = {
    "first": (
        "comprador",
        "compradora",
        "buyer",
        "importador",
        "importer",
        "demandante",
        "anfitrion",
        "participante 1",
        "participante a",
        "comprador nombre",
        "nombre comprador",
    ),
    "second": (
        "empresa",
        "firm",
        "company",
        "proveedor",
        "fornecedor",
        "supplier",
        "rut",
        "rut empresa",
        "pyme",
        "contraparte",
        "oferente",
        "participante 2",
        "participante b",
        "rut o nombre",
        "empresa rut o nombre",
    ),
    "session": ("jornada", "turno", "sesion", "session", "sessao", "bloque", "manana tarde"),
    "slot": ("horario", "hora", "hora fija", "horario fijo", "fixed time", "time", "slot", "hora de inicio"),
    "table": ("mesa", "table", "mesa fija"),
    "length": (
        "horarios que toma",
        "horarios que ocupa",
        "slots it takes",
        "largo",
        "largo en horarios",
        "length",
        "slots",
    ),
    "companions": ("acompanantes", "acompanante", "grupo", "companions", "group", "acompanhantes"),
    "note": ("nota", "notas", "note", "notes", "observacion", "observaciones", "comentario"),
}
SESSIONS: dict[str, SessionWish] = {
    **dict.fromkeys(("", "cualquiera", "any", "indistinto", "ambas", "3", "qualquer"), SessionWish.ANY),
    **dict.fromkeys(("manana", "am", "morning", "1", "manha", "solo en la manana"), SessionWish.MORNING),
    **dict.fromkeys(("tarde", "pm", "afternoon", "2", "solo en la tarde"), SessionWish.AFTERNOON),
}
LOOK_AT = 10
BOTH_NAMES = (frozenset({"first", "second"}),)


def find_columns(
    rows: Sequence[Sequence[Any]],
    headings: Mapping[str, Collection[str]] = HEADINGS,
    needed: Collection[frozenset[str]] = BOTH_NAMES,
) -> tuple[int, dict[str, int]] | None:
    """Place of the heading row (from 0) and of each known column; None when no set of ``needed`` ones is there."""
    for place, row in enumerate(rows[:LOOK_AT]):
        columns = _columns(row, headings)
        if any(names <= columns.keys() for names in needed):
            return place, columns
    return None


def text_of(cell: object) -> str:
    """A cell as text: whole numbers without a point, hours as 9:20."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | time):
        return f"{cell:%H:%M}"
    return " ".join(str(cell).split())


def names_of(text: str) -> list[str]:
    """``Ana SpA; 76.543.210-3`` → two; a bar does as well, where the file itself is divided by semicolons."""
    return [name.strip() for name in text.replace("|", ";").split(";") if name.strip()]


def session_of(text: str) -> SessionWish | None:
    """None when it is no word for a session."""
    return SESSIONS.get(fold(text))


def hour_of(text: str) -> time | None:
    """``9:20`` or ``09.20`` as a time; None when it is none."""
    for pattern in ("%H:%M", "%H.%M", "%H:%M:%S", "%Hh%M"):
        try:
            return datetime.strptime(text.strip(), pattern).time()  # noqa: DTZ007  an hour on the wall has no zone
        except ValueError:
            continue
    return None


def _columns(row: Sequence[Any], headings: Mapping[str, Collection[str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        heading = fold(text_of(cell))
        for field, words in headings.items():
            if heading in words and field not in found:
                found[field] = place
                break
    return found
