from collections.abc import Callable
from datetime import datetime

import pytest

from encadena.matchmaking.actions import buyers
from encadena.matchmaking.actions.agenda_rules import set_agenda_rules
from encadena.matchmaking.actions.attendance import set_attendance
from encadena.matchmaking.actions.happening import close_table
from encadena.matchmaking.actions.interpreters import add_interpreters
from encadena.matchmaking.actions.walk_in import seat, welcome
from encadena.matchmaking.choices import AgendaState, MeetingMode
from encadena.matchmaking.errors import DayError
from encadena.matchmaking.models import Participant, Round
from encadena.matchmaking.queries.free_places import FreePlaces, free_places
from encadena.matchmaking.queries.standing import standing_of
from encadena.matchmaking.queries.timetable import timetable_of
from tests.matchmaking.makers import a_published_round, at, sides

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime], None]


@pytest.fixture
def round(clock_at: ClockAt) -> Round:
    """Two buyers meet three firms until 10:20 at tables 1 and 2 of three; it is shortly before nine."""
    clock_at(at(7))
    round = a_published_round()
    clock_at(at(8, 50))
    return round


def guest(round: Round, *languages: str) -> Participant:
    data = {"name": f"Visita {languages}", "country": "DE", "looks_for": "", "languages": list(languages)}
    person = welcome(round, buyer=data, actor=None)
    person.round = round
    return person


def offered(round: Round, person: Participant) -> FreePlaces:
    round.refresh_from_db()
    return free_places(standing_of(round, at(8, 50)), person)


def hours(found: FreePlaces) -> list[str]:
    return sorted(f"{place.hour.starts_at.astimezone(at(9).tzinfo):%H:%M}" for place in found.places)


def test_who_walks_in_without_a_common_language_gets_places_with_an_interpreter(round: Round) -> None:
    add_interpreters(round, one="en", other="es", actor=None)
    english, spanish = offered(round, guest(round, "en")), offered(round, guest(round, "de", "es"))
    assert {place.pair for place in english.places} == {"en-es"}
    assert {place.pair for place in spanish.places} == {""}
    assert hours(english) == hours(spanish)


def test_an_hour_whose_interpreters_are_busy_is_not_offered(round: Round) -> None:
    """The first buyer speaks English only: its meetings at 9:00, 9:20 and 9:40 need the one interpreter."""
    add_interpreters(round, one="en", other="es", actor=None)
    busy = sides(round)[0][0].buyer
    assert busy
    buyers.update_buyer(busy, data={"languages": ["en"]}, actor=None)
    assert min(hours(offered(round, guest(round, "es")))) < "10:00"
    assert hours(offered(round, guest(round, "en")))[0] == "10:00"


def test_without_an_interpreter_of_their_languages_nobody_is_offered_and_it_is_counted(round: Round) -> None:
    person = guest(round, "zh")
    assert len(offered(round, person).places) == 3  # a round without interpreters asks for none
    add_interpreters(round, one="en", other="es", actor=None)
    found = offered(round, person)
    assert (found.places, found.speechless) == ([], 3)
    with pytest.raises(DayError, match="walk_in_without_place"):
        seat(person, other=sides(round)[1][0], actor=None)


def test_of_whom_nothing_is_known_nothing_is_asked(round: Round) -> None:
    add_interpreters(round, one="en", other="es", actor=None)
    assert {place.pair for place in offered(round, guest(round)).places} == {""}


def test_whoever_is_seated_has_the_interpreter_in_the_agenda(round: Round) -> None:
    (interpreter,) = add_interpreters(round, one="en", other="es", actor=None)
    person = guest(round, "en")
    agenda = seat(person, other=sides(round)[1][0], actor=None)
    (placed,) = timetable_of(round, agenda).by_person[person.pk]
    assert [(one.pair, one.interpreter) for one in placed.served] == [("en-es", interpreter)]


def test_a_buyer_receives_at_their_own_table_and_a_new_one_where_nobody_does(round: Round) -> None:
    published = round.agendas.get(state=AgendaState.PUBLISHED)
    used = set(published.meetings.values_list("table__number", flat=True))
    new = {place.desk and place.desk.number for place in offered(round, guest(round, "es")).places}
    assert new == {1, 2, 3} - used
    free = round.tables.exclude(number__in=used).get()
    close_table(free, since=round.slots.get(number=1), actor=None)
    assert offered(round, guest(round, "es", "en")).places != []
    set_agenda_rules(round, data={"steady_buyers": True}, actor=None)
    assert offered(round, guest(round, "es", "en")).places == []  # the others stay with their buyers


def test_two_who_are_elsewhere_meet_at_no_table_even_if_all_are_closed(round: Round) -> None:
    for table in round.tables.all():
        close_table(table, since=round.slots.get(number=1), actor=None)
    person, other = guest(round, "es"), sides(round)[1][0]
    assert offered(round, person).places == []
    for one in (person, other):
        set_attendance(one, mode=MeetingMode.VIRTUAL, actor=None)
    assert [(place.other, place.desk) for place in offered(round, person).places] == [(other, None)]
    agenda = seat(person, other=other, actor=None)
    assert agenda.meetings.get(meeting__first=person).table is None


@pytest.mark.parametrize("count", [1, 3])
def test_one_counterpart_or_three_cost_the_same(
    round: Round, count: int, django_assert_num_queries: Callable[..., object]
) -> None:
    add_interpreters(round, one="en", other="es", actor=None)
    person = guest(round, "en")
    round.participants.filter(pk__in=[p.pk for p in sides(round)[1][count:]]).update(status="withdrawn")
    standing = standing_of(round, at(8, 50))
    with django_assert_num_queries(15):
        assert len(free_places(standing, person).places) == count
