import pytest

from encadena.matchmaking.queries.timetable import timetable_of
from encadena.matchmaking.wording.documents.enclosed import agenda_files
from tests.matchmaking.makers import a_published_round, a_ready_round, sides

pytestmark = pytest.mark.django_db


def test_calendar_and_paper_are_named_after_the_round_and_the_person() -> None:
    round = a_published_round(name="Rueda Ñuble")
    person = sides(round)[0][0]

    calendar, paper = agenda_files(timetable_of(round, round.agendas.get()), person)

    assert calendar[0].startswith("agenda-rueda-nuble-importadora")
    assert (calendar[2], paper[2]) == ("text/calendar", "application/pdf")


def test_who_meets_nobody_gets_no_file() -> None:
    round = a_ready_round()

    assert agenda_files(timetable_of(round, None), sides(round)[0][0]) == []
