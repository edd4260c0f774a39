"""Paper, drawn by typst from one template; milliseconds a page, no font but those that typst brings."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import typst
from django.contrib.staticfiles import finders
from django.utils import translation

from ...models import Participant
from ...queries.colours import colours_of
from ...queries.timetable import Timetable
from . import sheets

KIND = "application/pdf"
_TEMPLATE = Path(__file__).with_name("agenda.typ")


def person_pdf(table: Timetable, person: Participant) -> bytes:
    """One participant's agenda, in their language."""
    with translation.override(person.language):
        return draw(sheets.document(table, person.language, sheets=[sheets.person_sheet(table, person)]))


def people_pdf(table: Timetable, people: Iterable[Participant], language: str) -> bytes:
    """Everybody's agenda, a page each, every page in the language of its reader; the frame in ``language``."""
    pages = []
    for person in people:
        with translation.override(person.language):
            pages.append(sheets.person_sheet(table, person))
    with translation.override(language):
        return draw(sheets.document(table, language, sheets=pages))


def event_pdf(table: Timetable, language: str) -> bytes:
    with translation.override(language):
        return draw(sheets.document(table, language, sheets=[sheets.event_sheet(table)]))


def tables_pdf(table: Timetable, language: str) -> bytes:
    """A card for each table."""
    with translation.override(language):
        cards = [sheets.table_sheet(table, desk.pk) for desk in table.tables]
        return draw(sheets.document(table, language, sheets=cards))


def interpreters_pdf(table: Timetable, language: str) -> bytes:
    """A sheet for each interpreter."""
    with translation.override(language):
        cards = [sheets.interpreter_sheet(table, one, table.interpreters) for one in table.interpreters]
        return draw(sheets.document(table, language, sheets=cards))


def wall_pdf(table: Timetable, language: str, by: str = "sector") -> bytes:
    """Posters (A3) of the grid."""
    with translation.override(language):
        colours = colours_of(table, by)
        content = {"walls": sheets.walls(table, colours), "legend": sheets.legend(colours)}
        return draw(sheets.document(table, language, **content))


def draw(document: sheets.Document) -> bytes:
    inputs = {"data": json.dumps(document.as_data(), ensure_ascii=False), "mark": _mark()}
    return bytes(typst.compile(_TEMPLATE.read_bytes(), sys_inputs=inputs, font_paths=fonts()))


@cache
def fonts() -> "typst.Fonts":
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


@cache
def _mark() -> str:
    """The two linked rings."""
    found = finders.find("ui/mark.svg")
    return Path(str(found)).read_text()
