"""The board of the day and what is pressed on it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.actions.presence import mark
from encadena.matchmaking.choices import AgendaState, MarkKind
from encadena.matchmaking.models import Happening, Meeting, Participant, Round
from tests.cast import Cast
from tests.matchmaking.makers import a_published_round, at, sides

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime], None]


@pytest.fixture
def round(cast: Cast, client: Client, clock_at: ClockAt) -> Round:
    clock_at(at(7))
    round = a_published_round(organiser=cast.operator)
    clock_at(at(9, 6))
    client.force_login(cast.coordinator)
    return round


def first_meeting(round: Round) -> Meeting:
    agenda = round.agendas.get(state=AgendaState.PUBLISHED)
    return agenda.meetings.filter(slot__number=1).first().meeting  # type: ignore[union-attr]


def board(client: Client, round: Round, query: str = "") -> str:
    return client.get(reverse("matchmaking:day", args=[round.pk]) + query).content.decode()


def test_the_board_shows_now_and_next_and_who_is_missing(client: Client, round: Round, clock_at: ClockAt) -> None:
    (buyer, _), firms = sides(round)
    mark(buyer, kind=MarkKind.ARRIVED, actor=None)
    page = client.get(reverse("matchmaking:day", args=[round.pk]))
    shown = page.context["board"]
    assert (shown.hour.number, shown.after.number, shown.running) == (1, 2, True)
    assert {due.person.name for due in shown.missing} == {p.name for p in _begun(round)} - {buyer.name}
    assert shown.here == 1
    assert firms[0].name in page.content.decode()


def test_of_somebody_late_the_board_says_when_they_come_and_later_when_they_were_to_come(
    client: Client, round: Round, clock_at: ClockAt
) -> None:
    mark(sides(round)[1][0], kind=MarkKind.LATE, expected_at=at(9, 30), actor=None)
    assert ">llega a las 09:30 · " in board(client, round)
    clock_at(at(9, 31))
    assert ">iba a llegar a las 09:30 · " in board(client, round)


def _begun(round: Round) -> list[Participant]:
    meeting = round.agendas.get(state=AgendaState.PUBLISHED).meetings.filter(slot__number=1)
    return [p for m in meeting.select_related("meeting") for p in (m.meeting.first, m.meeting.second)]


def test_another_slot_can_be_looked_at(client: Client, round: Round) -> None:
    page = client.get(reverse("matchmaking:day", args=[round.pk]) + "?horario=3")
    assert page.context["board"].hour.number == 3
    for nonsense in ("99", "x", "-1"):
        page = client.get(reverse("matchmaking:day", args=[round.pk]) + f"?horario={nonsense}")
        assert page.context["board"].hour.number == 1


def test_on_other_days_the_board_says_when_it_comes_alive(client: Client, round: Round, clock_at: ClockAt) -> None:
    clock_at(at(9) - timedelta(days=3))
    assert "Próximo día: 3 dic 2026" in board(client, round)
    clock_at(at(9) + timedelta(days=3))
    assert "Sus días ya pasaron." in board(client, round)


def test_a_meeting_begins_late_and_is_held_with_two_presses(client: Client, round: Round, clock_at: ClockAt) -> None:
    path = reverse("matchmaking:happening", args=[round.pk, first_meeting(round).pk])
    clock_at(at(9, 7))
    answer = client.post(path, {"state": "running"}, headers={"HX-Request": "true"}).content.decode()
    assert "En curso · 7 min tarde" in answer
    client.post(path, {"state": "held"})
    assert Happening.objects.get().state == "held"
    client.post(path, {"state": ""})
    assert not Happening.objects.exists()


def test_who_was_missing_is_noted_with_the_meeting(client: Client, round: Round) -> None:
    meeting = first_meeting(round)
    path = reverse("matchmaking:happening", args=[round.pk, meeting.pk])
    client.post(path, {"state": "not_held", "missing": str(meeting.second_id)})
    assert Happening.objects.get().missing_id == meeting.second_id
    assert client.post(path, {"state": "exploded"}).status_code == 400


def test_a_table_is_closed_and_opened_again(client: Client, round: Round) -> None:
    table = round.tables.get(number=1)
    path = reverse("matchmaking:table_state", args=[round.pk, table.pk])
    said = client.post(path, follow=True).content.decode()
    assert "La mesa 1 quedó cerrada. Arregla la agenda para mover sus reuniones." in said
    assert client.get(reverse("matchmaking:day", args=[round.pk])).context["board"].broken == 2
    client.post(path, {"open": "1"})
    assert client.get(reverse("matchmaking:day", args=[round.pk])).context["board"].broken == 0


@pytest.mark.parametrize("absent", [1, 3])
def test_the_board_asks_the_same_however_many_people_are_away(
    absent: int, client: Client, round: Round, django_assert_num_queries: Callable[..., object]
) -> None:
    for person in sides(round)[1][:absent]:
        mark(person, kind=MarkKind.ABSENT, actor=None)
    path = reverse("matchmaking:day_board", args=[round.pk])
    client.get(path)
    with django_assert_num_queries(15):
        page = client.get(path)
    assert len(page.context["board"].gone) == absent
