"""Sessions as a spreadsheet: constant memory, bounded rows, no cell that a program could take for a formula."""

from collections.abc import Iterable
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from encadena.kernel import rut as ruts
from encadena.ui import figures

from ..models import Session
from ..queries.session_list import EXPORTED
from ..rules.session import shown_time

WIDTHS = (12, 8, 24, 24, 46, 28, 18, 12, 12, 12, 10, 60, 40, 12, 12, 30, 12, 30, 30, 12, 12, 38)
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "dd-mm-yyyy",
}


def write_sessions(sessions: Iterable[Session], *, for_firm: bool = False) -> IO[bytes]:
    """One sheet, one row per session; a firm gets its own part of the minutes. The caller closes the file."""
    file = TemporaryFile()  # noqa: SIM115  the response closes it when it has been sent
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        sheet = book.add_worksheet(_("Sesiones"))
        bold = book.add_format({"bold": True, "bg_color": "#e6eeee"})
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, _headings(for_firm), bold)
        written = 0
        for written, session in enumerate(sessions, start=1):
            sheet.write_row(written, 0, _cells(session, for_firm))
        sheet.autofilter(0, 0, max(written, 1), len(WIDTHS) - 1)
        if written >= EXPORTED:
            note = _("La planilla llega hasta %(limit)s sesiones. Filtra la lista para bajar el resto.")
            sheet.write(written + 1, 0, note % {"limit": figures.number(EXPORTED)}, bold)
    file.seek(0)
    return file


def _headings(for_firm: bool) -> list[str]:
    headings = [
        _("Fecha"),
        _("Hora"),
        _("Centro"),
        pgettext("oficio", "Asesoría"),
        _("Clientes"),
        _("Área"),
        _("Modalidad"),
        _("Atención (min)"),
        _("Preparación (min)"),
        _("Traslado (min)"),
        _("Cuenta"),
        _("Qué se asesoró"),
        _("Próximo paso"),
        _("Para cuándo"),
        _("Cumplido el"),
        _("Proyecto"),
        _("Sin señal"),
    ]
    told = [_("RUT clientes"), _("Correo asesoría"), _("Con contenido"), _("Propia de la empresa"), _("Id externo")]
    return headings if for_firm else [*headings, *told]


def _cells(session: Session, for_firm: bool) -> list[Any]:
    seats = session.seats  # type: ignore[attr-defined]  # prefetched by the list
    own = [sum(seat.minutes for seat in seats), "", ""]
    clocks = own if for_firm else [session.contact_minutes, session.preparation_minutes, session.travel_minutes]
    cells = [
        session.on,
        shown_time(session.starts_at) if session.starts_at else "",
        str(session.centre),
        str(session.adviser),
        ", ".join(str(seat.firm) for seat in seats),
        str(session.area),
        session.get_mode_display(),
        *clocks,
        _("sí") if session.counts else _("no"),
        session.advice,
        session.next_action,
        session.next_action_on or "",
        session.next_action_done_on or "",
        session.linked_label,
        _("sí") if session.offline else _("no"),
    ]
    return cells if for_firm else [*cells, *_for_the_import(session)]


def _for_the_import(session: Session) -> list[Any]:
    """By these columns the import of sessions knows the session, its clients and its adviser again."""
    seats = session.seats  # type: ignore[attr-defined]  # prefetched by the list
    return [
        "; ".join(ruts.shown(seat.firm.rut) if seat.firm.rut else seat.firm.name for seat in seats),
        session.adviser.email,
        _("sí") if session.substantive else _("no"),
        _("sí") if session.specific else _("no"),
        str(session.key),
    ]
