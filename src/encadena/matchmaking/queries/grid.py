"""The wall view of an agenda: a row per table, a column per slot, waiting made visible."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..models import Participant, Slot, Table
from .colours import Colours, Shade
from .timetable import Placed, Timetable
from .window import GridPart, whole


@dataclass(frozen=True)
class Block:
    """A meeting in the grid, in each slot that it takes. ``label`` is the guest when the row has one host, both names
    otherwise.
    """

    placed: Placed
    label: str
    shade: Shade
    broken: bool
    waits: str  # who waits after it


@dataclass(frozen=True)
class GridCell:
    slot: Slot
    blocks: list[Block]
    host_waits: bool
    first_of_session: bool


@dataclass(frozen=True)
class GridRow:
    table: Table
    host: Participant | None
    cells: list[GridCell]


@dataclass(frozen=True)
class ColumnGroup:
    """Slots of one session of one day, for the upper heading."""

    slots: list[Slot]


def column_groups(slots: Sequence[Slot]) -> list[ColumnGroup]:
    groups: list[ColumnGroup] = []
    for slot in slots:
        last = groups[-1].slots[-1] if groups else None
        if last and (last.day_id, last.session) == (slot.day_id, slot.session):
            groups[-1].slots.append(slot)
        else:
            groups.append(ColumnGroup([slot]))
    return groups


def grid_of(table: Timetable, colours: Colours, broken: Collection[int], part: GridPart | None = None) -> list[GridRow]:
    """``broken`` holds the keys of meetings that some violation names; without ``part`` all of it."""
    part = part or whole(table)
    starts = {group.slots[0].pk for group in column_groups(part.slots)}
    seen = {p.pk for desk in part.tables.rows for placed in table.by_table.get(desk.pk, []) for p in placed.everybody}
    waits = {person: table.waits_of(person) for person in seen}
    following = {a.pk: b.pk for a, b in zip(table.slots, table.slots[1:], strict=False)}
    rows = []
    for desk in part.tables.rows:
        host = _host(table, desk)
        host_waits = waits.get(host.pk, set()) if host else set()
        cells = []
        for slot in part.slots:
            here = table.cells.get((slot.pk, desk.pk), [])
            blocks = [_block(p, host, colours, broken, waits, following.get(slot.pk)) for p in here]
            cells.append(GridCell(slot, blocks, not here and slot.pk in host_waits, slot.pk in starts))
        rows.append(GridRow(desk, host, cells))
    return rows


def _host(table: Timetable, desk: Table) -> Participant | None:
    """Whoever sits at this table in more than half of its meetings."""
    placed = table.by_table.get(desk.pk, [])
    counts = Counter(p.pk for here in placed for p in here.everybody)
    if not counts or len(placed) < 2:
        return placed[0].first if placed else None
    person, times = max(counts.items(), key=lambda item: (item[1], -item[0]))
    return table.people[person] if times * 2 > len(placed) else None


def _block(
    placed: Placed,
    host: Participant | None,
    colours: Colours,
    broken: Collection[int],
    waits: dict[int, set[int]],
    after: int | None,
) -> Block:
    everybody = placed.everybody
    label = placed.others(host) if host and host in everybody else f"{placed.first.name} – {placed.guest_names}"
    waiting = ", ".join(p.name for p in everybody if after in waits[p.pk])
    return Block(placed, label, colours.of[placed.key], placed.key in broken, waiting)
