import pytest
from django.utils import translation

from encadena.matchmaking.queries.timetable import timetable_of
from encadena.matchmaking.rules.event_files import DRAWN, EventFile
from encadena.matchmaking.wording.documents.event import drawn, kind_of, label_of
from tests.matchmaking.makers import a_published_round

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("what", DRAWN)
def test_every_file_is_drawn_as_what_it_says_it_is(what: str) -> None:
    round = a_published_round()
    content = drawn(timetable_of(round, round.agendas.get()), EventFile(what, "en", "sector"))
    starts, kind = (b"PK", "spreadsheet") if what.endswith("xlsx") else (b"%PDF", "pdf")
    assert content.startswith(starts)
    assert kind in kind_of(what)


def test_files_have_names_of_their_own_in_every_language() -> None:
    with translation.override("es"):
        spanish = {label_of(what) for what in DRAWN}
    with translation.override("en"):
        english = {label_of(what) for what in DRAWN}
    assert len(spanish) == len(english) == len(DRAWN)
    assert spanish.isdisjoint(english)
