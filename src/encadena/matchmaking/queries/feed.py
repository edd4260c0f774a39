"""What is sent to those who follow a round, as flat values that a telephone keeps and draws.

The wall is a mapping of short keys, so that two moments of it differ in few of them and only these are sent:
``slot:4`` → [start, end], ``table:12`` → [name, closed], ``4:12`` → [first, second, state, fresh, mode]. Times are
seconds of the epoch. A person gets one small object with their own day and nobody else's.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ..choices import MeetingMode
from ..models import Participant
from .programme import Seat
from .standing import Standing

AHEAD = 3
"""Slots on the wall: the one that runs and those after it."""

Wall = dict[str, list[Any]]


def wall_of(standing: Standing) -> Wall:
    programme, shown = standing.programme, standing.moment.shown
    if programme is None or shown is None:
        return {}
    hours = programme.hours[shown : shown + AHEAD]
    wall: Wall = {f"slot:{h.number}": [_epoch(h.starts_at), _epoch(h.ends_at)] for h in hours}
    first = hours[0].number
    for desk in programme.desks:
        wall[f"table:{desk.number}"] = [desk.name, int(standing.is_closed(desk.pk, first))]
    for hour in hours:
        for seat in programme.by_hour.get(hour.pk, ()):
            if seat.desk:  # nobody looks for a meeting by video in the hall
                wall[f"{hour.number}:{seat.desk.number}"] = _cell(standing, seat)
    return wall


def person_of(standing: Standing, person: int) -> dict[str, Any]:
    """The day of one participant: their presence, their meetings, what was changed for them."""
    own, programme = standing.of(person), standing.programme
    seats = programme.by_person.get(person, []) if programme else []
    return {
        "state": own.state,
        "arrived": _epoch(own.arrived_at) if own.arrived_at else None,
        "number": programme.number if programme else None,
        "meetings": [_meeting(standing, seat, person) for seat in seats],
        "changes": _changes(standing, person),
    }


def _cell(standing: Standing, seat: Seat) -> list[Any]:
    names = standing.programme.names if standing.programme else {}
    happened = standing.happened.get(seat.meeting)
    fresh = int(seat.meeting in standing.fresh)
    guests = ", ".join(names[p] for p in seat.guests)
    return [names[seat.first], guests, happened.state if happened else "", fresh, _mode(seat)]


def _meeting(standing: Standing, seat: Seat, person: int) -> dict[str, Any]:
    assert standing.programme  # noqa: S101  the seat is of it
    others, happened = seat.others(person), standing.happened.get(seat.meeting)
    return {
        "id": seat.meeting,
        "from": _epoch(seat.hour.starts_at),
        "to": _epoch(seat.ends_at),
        "table": seat.desk.name if seat.desk and person not in standing.programme.far else "",
        "with": standing.programme.named(others),
        "other": others[0],
        "there": _state_of(standing, others),
        "state": happened.state if happened else "",
        "mode": _mode(seat),
        "link": seat.video_link if seat.mode == MeetingMode.VIRTUAL else "",
    }


def _changes(standing: Standing, person: int) -> list[dict[str, Any]]:
    """Newest first; what a later repair changed again is told once, as it stands."""
    told: dict[int, dict[str, Any]] = {}
    for repair in standing.repairs:
        for change in repair.changes:
            if person in change["people"]:
                told.pop(change["meeting"], None)
                told[change["meeting"]] = _change(change, person, repair.decided_at)
    return list(reversed(told.values()))


def _change(change: dict[str, Any], person: int, at: Any) -> dict[str, Any]:  # noqa: ANN401
    other = met_in(change, person)
    kept = ("kind", "from_at", "to_at", "from_table", "to_table")
    return {"with": other, "at": _epoch(at), **{key: change.get(key) for key in kept}}


def met_in(change: Mapping[str, Any], person: int) -> str:
    """Whom ``person`` meets in a change: ``people`` begin with who receives, the others come together."""
    names = dict(zip(change["people"], change["names"], strict=True))
    host = change["people"][0]
    return str(names[host]) if person != host else ", ".join(name for key, name in names.items() if key != host)


def _state_of(standing: Standing, others: Iterable[int]) -> str:
    """Of a group: here as soon as one of it is."""
    states = [standing.of(other).state for other in others]
    return "here" if "here" in states else states[0]


def _mode(seat: Seat) -> str:
    return "video" if seat.mode == MeetingMode.VIRTUAL else ""


def _epoch(moment: Any) -> int:  # noqa: ANN401
    return int(moment.timestamp())


def followed(participant: Participant) -> str:
    """The name of a participant's own channel."""
    return f"person:{participant.pk}"
