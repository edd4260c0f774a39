"""The records that one number of the comparison counted, a page at a time, the newest first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from encadena.advisory.models import Client, FollowUp, Milestone, Session, SessionClient
from encadena.network.models import Centre

from ..rules.measures import Measure
from .measures import Rows, base_rows, event_rows, other_rows, with_satellites

SIZE = 50
PARTS: Mapping[str, Callable[[str, int, date], Rows]] = {
    "base": base_rows,
    "events": event_rows,
    "others": other_rows,
}


@dataclass(frozen=True)
class Record:
    """``on`` is the day by which it is in the period; ``url`` opens it."""

    name: str
    detail: str
    on: date | None
    url: str


@dataclass(frozen=True)
class Page:
    """``total`` records in all; ``next_key`` goes on after these."""

    records: tuple[Record, ...]
    total: int
    next_key: int | None


def records_of(
    measure: Measure, centre: Centre, part: str, *, year: int, today: date, after: int | None = None
) -> Page:
    """Of the centre and its satellites. ``after``: the key of the last one shown. ``KeyError`` for another part."""
    rows = PARTS[part](measure.code, year, today).filter(centre__in=with_satellites(centre.pk))
    total = rows.count()
    shown = rows.filter(pk__lt=after) if after else rows
    found = list(_told(shown).order_by("-pk")[: SIZE + 1])
    return Page(
        records=tuple(_record(row) for row in found[:SIZE]),
        total=total,
        next_key=found[SIZE - 1].pk if len(found) > SIZE else None,
    )


def _told(rows: Rows) -> Rows:
    related = {
        Client: ("firm", "centre"),
        FollowUp: ("client__firm", "centre"),
        Milestone: ("client__firm",),
        Session: ("area", "centre", "adviser"),
        SessionClient: ("firm", "session__area", "session__centre"),
    }
    return rows.select_related(*related[rows.model])


def _record(row: Any) -> Record:  # noqa: ANN401  a row of one of the five models
    match row:
        case Client():
            return Record(str(row.firm), str(row.centre), row.arrived_on, reverse("advisory:client", args=[row.pk]))
        case FollowUp():
            return Record(
                str(row.client), row.get_state_display(), row.due_on, reverse("advisory:client", args=[row.client_id])
            )
        case Milestone():
            return Record(str(row.client), row.get_kind_display(), row.on, reverse("advisory:milestone", args=[row.pk]))
        case SessionClient():
            session = row.session
            return Record(str(row.firm), str(session.area), row.on, reverse("advisory:session", args=[session.pk]))
    return Record(str(row.area), str(row.adviser), row.on, reverse("advisory:session", args=[row.pk]))
