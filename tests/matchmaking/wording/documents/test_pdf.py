import io

import pytest
from pypdf import PdfReader

from encadena.matchmaking.actions import participants
from encadena.matchmaking.queries.timetable import Timetable, timetable_of
from encadena.matchmaking.wording.documents import pdf
from tests.factories import a_firm
from tests.matchmaking.makers import a_buyer, a_published_round, sides

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Timetable:
    round = a_published_round()
    return timetable_of(round, round.agendas.get())


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_a_participants_sheet_has_hours_tables_counterparts_and_a_page_number(table: Timetable) -> None:
    buyer = sides(table.round)[0][0]

    (text,) = pages(pdf.person_pdf(table, buyer))

    assert buyer.name in text
    assert "09:00–09:20" in text
    assert all(p.other(buyer).name in text for p in table.by_person[buyer.pk])
    assert "Página 1 de 1" in text


def test_everybody_gets_a_page_and_every_table_a_card(table: Timetable) -> None:
    assert len(pages(pdf.people_pdf(table, table.active, "es"))) == len(table.active) == 5
    assert len(pages(pdf.tables_pdf(table, "es"))) == 3


def test_the_programme_and_the_wall_name_every_meeting(table: Timetable) -> None:
    programme = "".join(pages(pdf.event_pdf(table, "es")))
    wall = "".join(pages(pdf.wall_pdf(table, "es")))

    for placed in table.placed:
        assert placed.first.name in programme
        assert placed.second.name in programme
        assert placed.second.name.split()[1] in wall


def test_a_name_with_marks_of_the_typesetter_is_printed_as_it_is() -> None:
    round = a_published_round([a_firm(name="#Sabor $ *Sur* @casa [1] _x_")])
    table = timetable_of(round, round.agendas.get())

    assert "#Sabor $ *Sur* @casa [1] _x_" in pages(pdf.person_pdf(table, sides(round)[0][0]))[0]


def test_a_sheet_speaks_the_language_of_its_reader() -> None:
    round = a_published_round(buyer_count=0)
    participants.add_participants(round, buyers=[a_buyer(languages=["en"])], actor=None)
    table = timetable_of(round, round.agendas.get())

    (text,) = pages(pdf.person_pdf(table, sides(round)[0][0]))

    assert "Page 1 of 1" in text
