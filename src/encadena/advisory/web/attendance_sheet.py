"""Attendance of many courses as a spreadsheet, in the columns of the import: what is exported comes back unchanged."""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.utils.translation import gettext as _

from ..choices import SheetSubject
from ..models import Attendance, Registration
from ..queries.attendance import EXPORTED
from .exchange_headings import headings_of
from .outputs.rows_xlsx import write_rows


def write_attendance(rows: Iterable[tuple[Registration, Attendance | None]]) -> IO[bytes]:
    """Besides the columns of the import: firm, centre, all hours of the person in the course, and state."""
    headings = list(headings_of(SheetSubject.ATTENDANCE).values())
    headings += [_("Empresa"), _("Centro"), _("Horas en el curso"), _("Estado")]
    return write_rows(_("Asistencia"), headings, _cells(rows), limit=EXPORTED)


def _cells(rows: Iterable[tuple[Registration, Attendance | None]]) -> Iterator[list[Any]]:
    for row, mark in rows:
        firm, day = row.firm, mark.day if mark else None
        yield [
            row.training.title, str(row.training_id), day.on if day else "", f"{day.starts_at:%H:%M}" if day else "",
            row.person.rut_shown, row.name, row.email, row.phone, firm.rut_shown if firm else "",
            (_("sí") if mark.present else _("no")) if mark else "", mark.minutes if mark and mark.present else "",
            str(firm or ""), str(row.training.centre), round(row.minutes / 60, 2), row.get_state_display(),
        ]  # fmt: skip
