"""The files of a whole event, drawn for a page that waits or by a job."""

from django.utils.translation import gettext as _

from ...queries.timetable import Timetable
from ...rules.event_files import WORKBOOK, EventFile
from . import pdf, xlsx


def drawn(table: Timetable, wanted: EventFile) -> bytes:
    match wanted.what:
        case "participantes.pdf":
            return pdf.people_pdf(table, table.active, wanted.language)
        case "mesas.pdf":
            return pdf.tables_pdf(table, wanted.language)
        case "interpretes.pdf":
            return pdf.interpreters_pdf(table, wanted.language)
        case "muro.pdf":
            return pdf.wall_pdf(table, wanted.language, wanted.colour)
        case "programa.xlsx":
            return xlsx.event_xlsx(table, wanted.language)
        case _:
            return pdf.event_pdf(table, wanted.language)


def kind_of(what: str) -> str:
    return xlsx.KIND if what == WORKBOOK else pdf.KIND


def label_of(what: str) -> str:
    return {
        "programa.pdf": _("Programa completo (PDF)"),
        "participantes.pdf": _("Una hoja por participante (PDF)"),
        "mesas.pdf": _("Una hoja por mesa (PDF)"),
        "interpretes.pdf": _("Una hoja por intérprete (PDF)"),
        "muro.pdf": _("Grilla para la pared (PDF, A3)"),
        "programa.xlsx": _("Planilla del evento (xlsx)"),
    }[what]
