"""A participant's agenda as a calendar. An event keeps its identity over all versions; the version is its sequence."""

from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from encadena.kernel import clock

from ...choices import AgendaState
from ...models import Agenda, AgendaMeeting, Participant
from ...queries.companions import takes_part
from ...queries.timetable import Placed, Timetable
from ...rules.slots import covered
from ..places import is_far, sentence, table_for
from .sheets import describe, place_of, together

KIND = "text/calendar; charset=utf-8"
PRODUCT = "-//Encadena//Ruedas de negocios//ES"


def person_ics(table: Timetable, person: Participant) -> bytes:
    """The calendar of one participant, in their language; what an earlier version announced comes as cancelled."""
    agenda = table.agenda
    assert agenda is not None  # noqa: S101  the address names an agenda
    with translation.override(person.language):
        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", str(table.round))
        calendar.add("x-wr-timezone", table.round.time_zone)
        for placed in table.by_person.get(person.pk, []):
            calendar.add_component(_event(table, agenda, person, placed))
        for gone in _announced_before(agenda, person, {p.key for p in table.by_person.get(person.pk, [])}):
            calendar.add_component(_cancelled(table, agenda, person, gone))
        calendar.add_missing_timezones(*_years_around(table))
    return bytes(calendar.to_ical())


def identity(meeting: int, person: int) -> str:
    """The same for a meeting and a participant whatever happens to its hour."""
    return f"reunion-{meeting}-{person}@encadena"


def _event(table: Timetable, agenda: Agenda, person: Participant, placed: Placed) -> Event:
    zone = table.round.zone
    other = placed.other(person)
    event = _base(agenda, placed.key, person, placed.slot.starts_at.astimezone(zone), placed.ends_at.astimezone(zone))
    event.add("summary", _("Reunión con %(name)s") % {"name": placed.others(person)})
    meeting = placed.meeting
    if table_for(placed, person) is None:
        event.add("location", meeting.video_link or _("Por video"))
    else:
        event.add("location", ", ".join(part for part in (sentence(placed), place_of(table.round)) if part))
    if is_far(placed) and meeting.video_link:
        event.add("url", meeting.video_link)
    told = (str(table.round), describe(other), *together(placed, person), meeting.video_link)
    event.add("description", "\n".join(part for part in told if part))
    event.add("status", "CONFIRMED" if agenda.state == AgendaState.PUBLISHED else "TENTATIVE")
    return event


def _cancelled(table: Timetable, agenda: Agenda, person: Participant, gone: AgendaMeeting) -> Event:
    zone = table.round.zone
    place = next(i for i, slot in enumerate(table.slots) if slot.pk == gone.slot_id)
    starts, ends = gone.slot.starts_at, covered(table.slots, place, gone.length)[-1].ends_at
    event = _base(agenda, gone.meeting_id, person, starts.astimezone(zone), ends.astimezone(zone))
    other = gone.meeting.second_id if gone.meeting.first_id == person.pk else gone.meeting.first_id
    event.add("summary", _("Cancelada: reunión con %(name)s") % {"name": table.people[other].name})
    event.add("status", "CANCELLED")
    return event


def _base(agenda: Agenda, meeting: int, person: Participant, starts: datetime, ends: datetime) -> Event:
    event = Event()
    event.add("uid", identity(meeting, person.pk))
    event.add("dtstamp", agenda.published_at or agenda.created_at)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("sequence", agenda.number)
    return event


def _years_around(table: Timetable) -> tuple[date, date]:
    """The time zone is described for the year of the round, not for all of history."""
    days = [s.day.on for s in table.slots] or [clock.today()]
    return date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1)


def _announced_before(agenda: Agenda, person: Participant, held: set[int]) -> list[AgendaMeeting]:
    """The last place of each meeting that earlier published versions promised and this one does not hold."""
    earlier = AgendaMeeting.objects.filter(
        agenda__round=agenda.round, agenda__published_at__isnull=False, agenda__number__lt=agenda.number
    )
    own = earlier.filter(takes_part([person.pk], "meeting__"))
    rows = own.select_related("slot", "meeting").order_by("agenda__number")
    return [row for key, row in {row.meeting_id: row for row in rows}.items() if key not in held]
