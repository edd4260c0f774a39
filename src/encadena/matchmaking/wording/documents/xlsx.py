"""An agenda as a workbook: one sheet for a participant, four for the whole event."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ...models import Participant, Round, Slot
from ...queries.timetable import Placed, Timetable
from ..interpreting import served_words
from ..places import column
from .sheets import describe

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHADE = "#0B6B63"


def person_xlsx(table: Timetable, person: Participant) -> bytes:
    with translation.override(person.language):
        headings = [_("Fecha"), _("Desde"), _("Hasta"), _("Mesa"), _("Reunión con"), _("De qué se trata")]
        rows = [
            [*_when(table.round, p), column(p, person), p.others(person), describe(p.other(person))]
            for p in table.by_person.get(person.pk, [])
        ]
        return book([(_("Agenda"), headings, rows)], title=f"{person.name} · {table.round}")


def event_xlsx(table: Timetable, language: str) -> bytes:
    """By time, by participant, the grid, and the meetings without a place."""
    with translation.override(language):
        when = [_("Fecha"), _("Desde"), _("Hasta")]
        by_time = [
            [*_when(table.round, p), column(p), p.first.name, p.guest_names, served_words(p)] for p in table.placed
        ]
        sheets = [
            (
                _("Por horario"),
                [*when, _("Mesa"), _("Recibe"), pgettext("reunión", "Visita"), _("Intérprete")],
                by_time,
            ),
            (
                _("Por participante"),
                [_("Participante"), *when, _("Mesa"), _("Reunión con")],
                [_person_line(table, person, p) for person in table.active for p in table.by_person[person.pk]],
            ),
            (_("Grilla"), [_("Mesa"), *(_hour(table.round, s) for s in table.slots)], _grid(table)),
        ]
        if table.unplaced:
            names = table.people
            missing = [[names[m.first_id].name, names[m.second_id].name] for m in table.unplaced]
            sheets.append((_("Sin horario"), [_("Recibe"), pgettext("reunión", "Visita")], missing))
        return book(sheets, title=str(table.round))


def meeting_headings() -> list[str]:
    """Those that the import of meetings knows, in its order."""
    place = [_("Jornada"), _("Horario"), _("Mesa"), _("Horarios que toma"), _("Acompañantes")]
    return [_("Comprador"), _("Empresa"), *place, _("Nota")]


def template_xlsx() -> bytes:
    """An empty list of meetings with the headings that the import knows, and one line as example."""
    return book([(_("Reuniones"), meeting_headings(), [])], title=_("Reuniones"))


def rejected_xlsx(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The rows of a file that were refused, each with its reason."""
    return book([(_("Filas por corregir"), list(headings), [list(row) for row in rows])], title=_("Filas por corregir"))


def _person_line(table: Timetable, person: Participant, p: Placed) -> list[str]:
    return [person.name, *_when(table.round, p), column(p), p.others(person)]


def _grid(table: Timetable) -> list[list[str]]:
    """A line per table, and one for all that take none."""
    rows = [[str(desk), *(_pairs(table.cells.get((s.pk, desk.pk), [])) for s in table.slots)] for desk in table.tables]
    far = table.without_table
    return [*rows, [_("Por video"), *(_pairs(p for p in far if s in p.slots) for s in table.slots)]] if far else rows


def _pairs(placed: Iterable[Placed]) -> str:
    return " / ".join(f"{p.first.name} – {p.guest_names}" for p in placed)


def _when(round: Round, placed: Placed) -> list[str]:
    start, end = placed.slot.starts_at.astimezone(round.zone), placed.ends_at.astimezone(round.zone)
    return [f"{start:%d-%m-%Y}", f"{start:%H:%M}", f"{end:%H:%M}"]


def _hour(round: Round, slot: Slot) -> str:
    start = slot.starts_at.astimezone(round.zone)
    return f"{start:%d-%m %H:%M}"


def book(sheets: Sequence[tuple[str, list[str], list[list[str]]]], *, title: str) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        made.set_properties({"title": title, "company": "Encadena"})
        head = made.add_format({"bold": True, "font_color": "white", "bg_color": SHADE, "text_wrap": True})
        for name, headings, rows in sheets:
            sheet = made.add_worksheet(name[:31])
            for column, heading in enumerate(headings):
                sheet.write_string(0, column, heading, head)
            for line, row in enumerate(rows, start=1):
                for column, text in enumerate(row):
                    # always as text: a name that begins with "=" is a name, not a formula
                    sheet.write_string(line, column, text)
            sheet.freeze_panes(1, 1)
            sheet.autofit(max_width=320)
            if rows:
                sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    return stream.getvalue()
