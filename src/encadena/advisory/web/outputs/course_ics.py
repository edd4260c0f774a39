"""The days of a course as a calendar. An event keeps its identity; the course's version is its sequence."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event

from encadena.kernel import clock

from ...choices import TrainingState
from ...models import Training, TrainingDay

KIND = "text/calendar; charset=utf-8"
PRODUCT = "-//Encadena//Cursos//ES"


def course_ics(training: Training) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", training.title)
    calendar.add("x-wr-timezone", str(clock.CHILE))
    days = list(training.days.all())
    for day in days:
        calendar.add_component(_event(training, day))
    year = days[0].on.year if days else clock.today().year
    calendar.add_missing_timezones(date(year, 1, 1), date(year + 2, 1, 1))
    return bytes(calendar.to_ical())


def _event(training: Training, day: TrainingDay) -> Event:
    event = Event()
    event.add("uid", f"curso-{training.pk}-{day.pk}@encadena")
    event.add("dtstamp", training.created_at)
    event.add("dtstart", day.block.starts)
    event.add("dtend", day.block.ends)
    event.add("sequence", training.version)
    event.add("summary", training.title)
    event.add("location", training.place)
    event.add("description", training.purpose)
    if training.public:
        event.add("url", settings.PUBLIC_URL + reverse("advisory:course", args=[training.pk]))
    event.add("status", "CANCELLED" if training.state == TrainingState.CANCELLED else "CONFIRMED")
    return event
