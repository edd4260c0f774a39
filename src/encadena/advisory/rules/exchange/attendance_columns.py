"""The columns of a spreadsheet of attendance: a row is a person in a course, on one of its days or on none."""

from collections.abc import Mapping, Sequence
from datetime import date

from encadena.firms.rules.sheets.cells import date_cell, rut_cell, text_cell, yes_no_cell
from encadena.firms.rules.sheets.reading import Cell
from encadena.firms.rules.values import email_of, phone_of
from encadena.kernel.errors import DomainError

from ...errors import ROW_COURSE_UNKNOWN
from .columns import Columns
from .session_cells import minutes_cell, start_cell

_SYNONYMS: Mapping[str, Sequence[str]] = {
    "course": ("curso", "capacitacion", "nombre del curso", "course", "training"),
    "course_id": ("id curso", "id del curso", "numero del curso", "course id"),
    "on": ("fecha", "dia", "fecha asistencia", "date", "day"),
    "starts_at": ("desde", "hora", "hora de inicio", "start time", "since", "from", "start", "time"),
    "rut": ("rut", "rut persona", "rut de la persona", "person rut"),
    "name": ("nombre", "persona", "nombre y apellido", "name", "person"),
    "email": ("correo", "correo electronico", "email", "e mail", "mail"),
    "phone": ("telefono", "phone", "telephone"),
    "firm": ("rut empresa", "rut de la empresa", "firm rut", "rut of the firm"),
    "present": ("asistio", "presente", "asistencia", "attended", "present", "attendance"),
    "minutes": ("minutos", "minutos de asistencia", "minutes"),
}


def course_id_cell(cell: Cell) -> int | None:
    text = text_cell(cell)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise DomainError(ROW_COURSE_UNKNOWN, value=text)
    return int(text)


def _minutes(cell: Cell, today: date) -> int | None:
    return None if text_cell(cell) is None else minutes_cell(cell)


COLUMNS = Columns(
    synonyms=_SYNONYMS,
    parsers={
        "course": lambda cell, today: text_cell(cell) or "",
        "course_id": lambda cell, today: course_id_cell(cell),
        "on": date_cell,
        "starts_at": lambda cell, today: start_cell(cell),
        "rut": lambda cell, today: rut_cell(cell),
        "name": lambda cell, today: text_cell(cell) or "",
        "email": lambda cell, today: email_of(text_cell(cell, 254) or ""),
        "phone": lambda cell, today: phone_of(text_cell(cell) or ""),
        "firm": lambda cell, today: rut_cell(cell),
        "present": lambda cell, today: yes_no_cell(cell),
        "minutes": _minutes,
    },
    empty={
        "course": "", "course_id": None, "on": None, "starts_at": None, "rut": None, "name": "", "email": "",
        "phone": "", "firm": None, "present": None, "minutes": None,
    },
    needed=(),
    either=(("course", "course_id"), ("rut", "name")),
)  # fmt: skip
