"""The attendance of a course as a workbook: a row per person, a column per day."""

import io

import xlsxwriter
from django.utils.translation import gettext as _

from encadena.firms.models import Person

from ...models import Attendance, Training, TrainingDay
from ...queries.attendance import Line

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHADE = "#0B6B63"


def attendance_book(training: Training, days: list[TrainingDay], lines: list[Line]) -> bytes:
    """Minutes per person and day; empty where nobody noted anything, 0 for who was absent."""
    headings = [
        _("Nombre"), "RUT", _("Empresa"), _("RUT de la empresa"), _("Correo"), _("Cómo se inscribió"),
        *(str(day) for day in days), _("Horas"), _("Certificado"),
    ]  # fmt: skip
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": str(training), "company": "Encadena"})
        head = book.add_format({"bold": True, "font_color": "white", "bg_color": SHADE, "text_wrap": True})
        sheet = book.add_worksheet(_("Asistencia")[:31])
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, head)
        for number, line in enumerate(lines, 1):
            _write(sheet, number, line)
        sheet.freeze_panes(1, 1)
        sheet.autofit(max_width=320)
    return stream.getvalue()


def _write(sheet: "xlsxwriter.worksheet.Worksheet", number: int, line: Line) -> None:
    row, person = line.registration, line.registration.person
    # always as text: a name that begins with "=" is a name, not a formula
    for column, text in enumerate(_texts(row.name, person, line)):
        sheet.write_string(number, column, text)
    for column, (_day, mark) in enumerate(line.marks, 6):
        if mark is not None:
            sheet.write_number(number, column, _minutes(mark))
    sheet.write_number(number, 6 + len(line.marks), round(row.minutes / 60, 2))
    sheet.write_string(number, 7 + len(line.marks), line.certificate.code_shown if line.certificate else "")


def _texts(name: str, person: Person, line: Line) -> list[str]:
    row = line.registration
    firm = row.firm
    return [
        name, person.rut_shown, str(firm or ""), firm.rut_shown if firm else "", row.email, row.get_origin_display(),
    ]  # fmt: skip


def _minutes(mark: Attendance) -> int:
    return mark.minutes if mark.present else 0
