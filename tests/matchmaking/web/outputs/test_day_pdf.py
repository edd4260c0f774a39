import io
from collections.abc import Callable
from datetime import datetime

import pytest
from pypdf import PdfReader

from encadena.matchmaking.choices import AgendaState
from encadena.matchmaking.models import Round
from encadena.matchmaking.queries.timetable import timetable_of
from encadena.matchmaking.rules.tokens import BADGE, token_of
from encadena.matchmaking.web.outputs import day_pdf, qr
from tests.matchmaking.makers import a_published_round, at, sides

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(clock_at: Callable[[datetime], None]) -> Round:
    clock_at(at(7))
    return a_published_round()


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_paper_on_the_day_says_as_of_when_and_only_what_is_left(round: Round) -> None:
    table = timetable_of(round, round.agendas.get(state=AgendaState.PUBLISHED))
    for drawn in (day_pdf.by_hour, day_pdf.by_table):
        page = text_of(drawn(table, at(9, 25), "es"))
        assert "Situación a las 09:25" in page
        assert "09:00" not in page
        assert "09:20" in page
    assert "As of 09:25" in text_of(day_pdf.by_hour(table, at(9, 25), "en"))


def test_when_all_is_over_the_paper_is_empty_and_not_an_error(round: Round) -> None:
    table = timetable_of(round, round.agendas.get(state=AgendaState.PUBLISHED))
    assert "Situación a las 12:00" in text_of(day_pdf.by_table(table, at(12), "es"))


def test_every_badge_carries_the_name_the_number_and_its_own_code(round: Round) -> None:
    people = [*sides(round)[0], *sides(round)[1]]
    asked: list[str] = []

    def address(token: str) -> str:
        asked.append(token)
        return f"https://example.org/{token}"

    page = text_of(day_pdf.badges(round, people, address, "es"))
    assert all(person.name in page for person in people)
    assert asked == [token_of(BADGE, p.pk) for p in people]
    assert len({qr.rows(a) for a in asked}) == len(people)


def test_without_participants_there_is_a_sentence(round: Round) -> None:
    assert "No hay participantes." in text_of(day_pdf.badges(round, [], str, "es"))
