import pytest
from icalendar import Calendar
from tests.advisory.trainings import a_training
from tests.cast import Cast

from encadena.advisory.web.outputs.course_ics import course_ics


@pytest.mark.django_db
def test_every_day_is_an_event_in_chilean_time_with_a_lasting_identity(cast: Cast) -> None:
    training = a_training(cast.centre, days=(1, 8), title="Costos")

    events = list(Calendar.from_ical(course_ics(training)).walk("VEVENT"))

    assert [str(e["summary"]) for e in events] == ["Costos", "Costos"]
    assert {e.decoded("dtstart").hour for e in events} == {9}
    assert {str(e["dtstart"].params["TZID"]) for e in events} == {"America/Santiago"}
    assert len({str(e["uid"]) for e in events}) == 2
