"""Paper on the day: what is left of the agenda as of an hour, and badges with their code."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import typst
from django.utils import translation
from django.utils.translation import gettext as _

from ...models import Participant, Round
from ...queries.timetable import Timetable
from ...rules.tokens import BADGE, token_of
from ...wording.documents import pdf, sheets
from . import qr

_BADGES = Path(__file__).with_name("badges.typ")


def by_hour(table: Timetable, at: datetime, language: str) -> bytes:
    """What is still to come today, in order of time."""
    return _as_of(table, at, language, lambda left: [sheets.event_sheet(left)])


def by_table(table: Timetable, at: datetime, language: str) -> bytes:
    """A sheet for each table with something to come."""
    return _as_of(table, at, language, lambda left: [sheets.table_sheet(left, desk) for desk in left.by_table])


def left_of(table: Timetable, at: datetime) -> Timetable:
    """The meetings of today that are not over."""
    today = at.astimezone(table.round.zone).date()
    slots = [s for s in table.slots if s.ends_at > at and s.day.on == today]
    kept = {s.pk for s in slots}
    return replace(table, slots=slots, placed=[p for p in table.placed if p.slots[-1].pk in kept], unplaced=[])


@dataclass(frozen=True)
class Badge:
    name: str
    detail: str
    number: str
    code: str


def badges(round: Round, people: Iterable[Participant], address: Callable[[str], str], language: str) -> bytes:
    """Ten to a page, to cut out; ``address`` makes the whole address of a token."""
    with translation.override(language):
        cards = [_badge(person, address) for person in people]
        data = {"round": str(round), "cards": [card.__dict__ for card in cards], "empty": _("No hay participantes.")}
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    return bytes(typst.compile(_BADGES.read_bytes(), sys_inputs=inputs, font_paths=pdf.fonts()))


def _badge(person: Participant, address: Callable[[str], str]) -> Badge:
    code = qr.rows(address(token_of(BADGE, person.pk)))
    return Badge(person.name, sheets.describe(person), str(person.order), code)


def _as_of(table: Timetable, at: datetime, language: str, drawn: Callable[[Timetable], list[sheets.Sheet]]) -> bytes:
    with translation.override(language):
        left = left_of(table, at)
        document = sheets.document(left, language, sheets=drawn(left) or [sheets.event_sheet(left)])
        hour = _("Situación a las %(at)s") % {"at": f"{at.astimezone(table.round.zone):%H:%M}"}
        footer, subtitle = f"{hour} · {document.footer}", f"{hour} · {document.subtitle}"
        return pdf.draw(replace(document, footer=footer, subtitle=subtitle))
