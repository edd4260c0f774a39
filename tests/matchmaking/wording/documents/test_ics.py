from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import meetings
from encadena.matchmaking.models import Agenda, Participant
from encadena.matchmaking.queries.timetable import timetable_of
from encadena.matchmaking.wording.documents.ics import person_ics
from tests.matchmaking.makers import a_published_round, sides

pytestmark = pytest.mark.django_db


def events(agenda: Agenda, person: Participant) -> list[Any]:
    content = person_ics(timetable_of(agenda.round, agenda, only={person.pk}), person)
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_every_meeting_is_an_event_in_the_zone_of_the_round() -> None:
    round = a_published_round()
    buyer = sides(round)[0][0]
    placed = timetable_of(round, round.agendas.get()).by_person[buyer.pk]

    found = events(round.agendas.get(), buyer)

    assert [e.decoded("dtstart") for e in found] == [p.slot.starts_at for p in placed]
    assert {e["dtstart"].params["TZID"] for e in found} == {"America/Santiago"}
    assert {e.decoded("dtend") - e.decoded("dtstart") for e in found} == {timedelta(minutes=20)}
    assert {str(e["status"]) for e in found} == {"CONFIRMED"}
    assert placed[0].second.name in str(found[0]["summary"])


def test_republished_the_events_keep_their_identity_and_count_up_and_dropped_ones_are_cancelled() -> None:
    round = a_published_round()
    older = round.agendas.get()
    buyer = sides(round)[0][0]
    before = events(older, buyer)
    gone = round.meetings.filter(first=buyer).first()
    meetings.cancel_meetings(round, meetings=[gone], actor=None)
    newer = agendas.revise(older, actor=None)
    agendas.publish(newer, expected_version=newer.version, reason="cambio", actor=None)

    after = events(newer, buyer)

    assert {str(e["uid"]) for e in after} == {str(e["uid"]) for e in before}
    assert {int(e["sequence"]) for e in before} == {1}
    assert {int(e["sequence"]) for e in after} == {2}
    assert sorted(str(e["status"]) for e in after) == ["CANCELLED", "CONFIRMED", "CONFIRMED"]
