"""What a printed agenda says, as data: headings, facts and rows. The drawing is ``agenda.typ``'s business."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from encadena.catalogs.queries.world import country_name
from encadena.ui import figures

from ...models import Interpreter, Participant, Round, Slot
from ...queries.colours import Colours
from ...queries.grid import GridRow, column_groups, grid_of
from ...queries.timetable import Placed, Timetable
from ..interpreting import interpreter_words, pair_words, served_words
from ..places import column, is_far

WALL_COLUMNS = 13


@dataclass(frozen=True)
class Group:
    """Rows under one heading; a row is its cells, ``muted`` rows are waits."""

    title: str
    rows: list[list[str]]
    muted: list[bool] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """One page (or more) of paper; with ``follows`` it goes on below the sheet before it, under a small heading.

    ``figures``: all columns but the first are numbers.
    """

    kicker: str
    heading: str
    facts: list[str]
    columns: list[str]
    widths: list[str]
    groups: list[Group]
    note: str = ""
    follows: bool = False
    figures: bool = False


@dataclass(frozen=True)
class Wall:
    """A poster: a row per table, a column per hour."""

    title: str
    columns: list[str]
    rows: list[dict[str, object]]


@dataclass(frozen=True)
class Document:
    language: str
    title: str
    subtitle: str
    footer: str
    page_of: str
    sheets: list[Sheet] = field(default_factory=list)
    walls: list[Wall] = field(default_factory=list)
    legend: list[dict[str, str]] = field(default_factory=list)

    def as_data(self) -> dict[str, object]:
        return asdict(self)


def document(table: Timetable, language: str, **content: object) -> Document:
    """The frame that all documents of a round share; the language must be active already."""
    agenda = table.agenda
    state = ""
    if agenda:
        facts = {"number": agenda.number, "state": agenda.get_state_display().lower()}
        state = _("Agenda versión %(number)s, %(state)s") % facts
        if agenda.published_at:
            state += f" · {figures.moment(agenda.published_at)}"
    return Document(
        language=language,
        title=str(table.round),
        subtitle=" · ".join(part for part in (days_in_words(table), place_of(table.round)) if part),
        footer=state,
        page_of=_("Página {page} de {pages}"),
        **content,  # type: ignore[arg-type]
    )


def person_sheet(table: Timetable, person: Participant) -> Sheet:
    """Somebody's own agenda: the hour, the table, whom they meet, and where they wait."""
    placed = table.by_person.get(person.pk, [])
    waits = table.waits_of(person.pk)
    at = {p.slot.pk: p for p in placed}
    shown = [s for s in table.slots if s.pk in at or s.pk in waits]
    groups = []
    for day, slots in _by_day(shown, table.round):
        rows, muted = [], []
        for slot in slots:
            meeting = at.get(slot.pk)
            rows.append(_person_row(table.round, slot, meeting, person))
            muted.append(meeting is None)
        groups.append(Group(day, rows, muted))
    count = len(placed)
    facts = [ngettext("%(n)s reunión", "%(n)s reuniones", count) % {"n": count}, *_about(person)]
    return Sheet(
        kicker=_("Agenda de"),
        heading=person.name,
        facts=facts,
        columns=[_("Hora"), _("Mesa"), _("Reunión con"), _("De qué se trata")],
        widths=["30mm", "18mm", "1.2fr", "1.4fr"],
        groups=groups,
        note="" if placed else _("No hay reuniones en esta agenda."),
    )


def table_sheet(table: Timetable, desk_key: int) -> Sheet:
    """What happens at one table, for the card that stands on it."""
    desk = next(t for t in table.tables if t.pk == desk_key)
    placed = table.by_table.get(desk.pk, [])
    groups = [
        Group(day, [[hours(table.round, p.slot, p.ends_at), p.first.name, _guests(p)] for p in rows])
        for day, rows in _placed_by_day(placed, table.round)
    ]
    return Sheet(
        kicker=_("Mesa"),
        heading=str(desk),
        facts=[ngettext("%(n)s reunión", "%(n)s reuniones", len(placed)) % {"n": len(placed)}],
        columns=[_("Hora"), _("Recibe"), pgettext("reunión", "Visita")],
        widths=["28mm", "1fr", "1fr"],
        groups=groups,
        note="" if placed else _("Esta mesa queda libre."),
    )


def interpreter_sheet(table: Timetable, interpreter: Interpreter, among: Sequence[Interpreter]) -> Sheet:
    """When and at which table somebody interprets, and for whom."""
    placed = table.by_interpreter.get(interpreter.pk, [])
    groups = [
        Group(day, [[hours(table.round, p.slot, p.ends_at), column(p), p.first.name, p.guest_names] for p in rows])
        for day, rows in _placed_by_day(placed, table.round)
    ]
    count = ngettext("%(n)s reunión", "%(n)s reuniones", len(placed)) % {"n": len(placed)}
    return Sheet(
        kicker=_("Intérprete"),
        heading=interpreter_words(interpreter, among),
        facts=[pair_words(interpreter.pair), count],
        columns=[_("Hora"), _("Mesa"), _("Recibe"), pgettext("reunión", "Visita")],
        widths=["28mm", "18mm", "1fr", "1fr"],
        groups=groups,
        note="" if placed else _("Ninguna reunión de esta agenda necesita a esta persona."),
    )


def event_sheet(table: Timetable) -> Sheet:
    """The whole event in order of time."""
    groups = [
        Group(f"{_day(slot, table.round)} · {hours(table.round, slot)}", [
            [column(p), p.first.name, _guests(p, until=table.round)] for p in table.by_slot[slot.pk]
        ])
        for slot in table.slots
        if slot.pk in table.by_slot
    ]  # fmt: skip
    facts = [
        ngettext("%(n)s reunión", "%(n)s reuniones", len(table.placed)) % {"n": len(table.placed)},
        ngettext("%(n)s participante", "%(n)s participantes", len(table.active)) % {"n": len(table.active)},
        ngettext("%(n)s mesa", "%(n)s mesas", len(table.tables)) % {"n": len(table.tables)},
    ]
    return Sheet(
        _("Programa"),
        str(table.round),
        facts,
        [_("Mesa"), _("Recibe"), pgettext("reunión", "Visita")],
        ["22mm", "1fr", "1fr"],
        groups,
    )


def walls(table: Timetable, colours: Colours) -> list[Wall]:
    """Posters of one session each, never wider than can be read from two metres."""
    grid = grid_of(table, colours, ())
    posters = []
    for group in column_groups(table.slots):
        slots = _without_empty_ends(group.slots, table)
        for start in range(0, len(slots), WALL_COLUMNS):
            posters.append(_wall(table, grid, slots[start : start + WALL_COLUMNS]))
    return posters


def _without_empty_ends(slots: list[Slot], table: Timetable) -> list[Slot]:
    """Hours before the first and after the last meeting of a session only take room on the wall."""
    busy = {slot.pk for placed in table.placed for slot in placed.slots}
    held = [i for i, slot in enumerate(slots) if slot.pk in busy]
    return slots[held[0] : held[-1] + 1] if held else []


def legend(colours: Colours) -> list[dict[str, str]]:
    return [{"key": s.key, "mark": s.mark, "label": s.label} for s in colours.shades]


def hours(round: Round, slot: Slot, ends_at: datetime | None = None) -> str:
    """Of the slot; with ``ends_at``, of what begins there and takes longer."""
    start, end = slot.starts_at.astimezone(round.zone), (ends_at or slot.ends_at).astimezone(round.zone)
    return f"{start:%H:%M}–{end:%H:%M}"


def days_in_words(table: Timetable) -> str:
    days = sorted({s.day.on for s in table.slots})
    return ", ".join(date_format(day, "DATE_FORMAT") for day in days)


def place_of(round: Round) -> str:
    return ", ".join(str(part) for part in (round.place, round.commune or round.region) if part)


def describe(person: Participant) -> str:
    """One line on a counterpart: a firm's commune, a buyer's country and wish."""
    return " · ".join(_about(person))


def _about(person: Participant) -> list[str]:
    if person.buyer:
        from_where = country_name(person.buyer.country, _language())
        return [part for part in (from_where, person.buyer.looks_for) if part]
    if person.firm and person.firm.commune:
        return [person.firm.commune.name]
    return []


def _language() -> str:
    return get_language() or "es"


def _person_row(round: Round, slot: Slot, meeting: Placed | None, person: Participant) -> list[str]:
    if meeting is None:
        return [hours(round, slot), "", _("Espera"), ""]
    about = (
        meeting.meeting.video_link
        if is_far(meeting) and meeting.meeting.video_link
        else describe(meeting.other(person))
    )
    more = [about, *together(meeting, person)]
    clocks = _both_clocks(round, slot, person, meeting.ends_at)
    return [clocks, column(meeting, person), meeting.others(person), " · ".join(part for part in more if part)]


def together(placed: Placed, person: Participant) -> list[str]:
    """Who sits beside them, and who interprets."""
    beside = ", ".join(p.name for p in placed.beside(person))
    told = [_("Junto con %(names)s") % {"names": beside}] if beside else []
    return [*told, *([words[:1].upper() + words[1:]] if (words := served_words(placed)) else [])]


def _guests(placed: Placed, until: Round | None = None) -> str:
    """Those who come, who interprets, and with ``until`` how long it takes if that is more than its slot."""
    told = [placed.guest_names, served_words(placed)]
    if until is not None and len(placed.slots) > 1:
        told.insert(1, _("hasta las %(hour)s") % {"hour": f"{placed.ends_at.astimezone(until.zone):%H:%M}"})
    return " · ".join(part for part in told if part)


def _both_clocks(round: Round, slot: Slot, person: Participant, ends_at: datetime | None = None) -> str:
    """The hours of the place, and those of the reader where the clocks differ."""
    zone, shown = person.zone, hours(round, slot, ends_at)
    if zone is None or slot.starts_at.astimezone(zone).utcoffset() == slot.starts_at.astimezone(round.zone).utcoffset():
        return shown
    own = _("{time} en tu hora").format(time=f"{slot.starts_at.astimezone(zone):%H:%M}")
    return f"{shown} ({own})"


def _wall(table: Timetable, grid: Sequence[GridRow], slots: list[Slot]) -> Wall:
    keys = {s.pk for s in slots}
    rows: list[dict[str, object]] = []
    for row in grid:
        cells = [
            {
                "text": " / ".join(b.label for b in cell.blocks),
                "shade": cell.blocks[0].shade.key if cell.blocks else "",
                "mark": cell.blocks[0].shade.mark if cell.blocks else "",
                "wait": cell.host_waits,
            }
            for cell in row.cells
            if cell.slot.pk in keys
        ]
        host = row.host
        rows.append({"table": str(row.table), "host": host.name if host else "", "cells": cells})
    title = f"{_day(slots[0], table.round)} · {slots[0].get_session_display()}"
    return Wall(title, [f"{s.starts_at.astimezone(table.round.zone):%H:%M}" for s in slots], rows)


def _day(slot: Slot, round: Round) -> str:
    return figures.long_day(slot.starts_at.astimezone(round.zone).date())


def _by_day(slots: Iterable[Slot], round: Round) -> list[tuple[str, list[Slot]]]:
    return [(day, list(rows)) for day, rows in groupby(slots, key=lambda s: _day(s, round))]


def _placed_by_day(placed: Iterable[Placed], round: Round) -> list[tuple[str, list[Placed]]]:
    return [(day, list(rows)) for day, rows in groupby(placed, key=lambda p: _day(p.slot, round))]
