import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.models import Meeting, Round
from tests.cast import Cast
from tests.matchmaking.makers import a_ready_round, everybody_meets, sides
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(cast: Cast) -> Round:
    return a_ready_round(organiser=cast.operator)


@pytest.fixture
def client(cast: Cast) -> Client:
    return as_user(cast.coordinator)


@pytest.fixture
def meeting(round: Round) -> Meeting:
    return everybody_meets(round)[0]


def test_a_meeting_gets_its_length_and_may_do_without_an_interpreter(
    round: Round, client: Client, meeting: Meeting
) -> None:
    told = {"session": "any", "slot": "", "table": "", "note": "", "length": "3", "interpreting": "none"}
    answer = client.post(reverse("matchmaking:meeting", args=[round.pk, meeting.pk]), told, follow=True)
    meeting.refresh_from_db()
    assert (meeting.length, meeting.interpreting) == (3, "none")
    assert "toma 3 horarios" in answer.content.decode()


def test_others_join_a_meeting_and_leave_it(round: Round, client: Client, meeting: Meeting) -> None:
    other = sides(round)[1][2]
    page = client.get(reverse("matchmaking:participant_options", args=[round.pk]),
                      {"field": "companion", "q_companion": other.name}).content.decode()  # fmt: skip
    assert 'name="companion"' in page
    join = reverse("matchmaking:meeting_join", args=[round.pk, meeting.pk])
    assert "Busca y elige" in client.post(join, follow=True).content.decode()
    page = client.post(join, {"companion": str(other.pk)}, follow=True).content.decode()
    assert f"{other.name} se suma a la reunión." in page
    assert other.name in client.get(reverse("matchmaking:meetings", args=[round.pk])).content.decode()
    leave = reverse("matchmaking:meeting_leave", args=[round.pk, meeting.pk, other.pk])
    assert "ya no va a esta reunión" in client.post(leave, follow=True).content.decode()
    assert not meeting.companions.exists()


def test_a_side_of_the_meeting_cannot_join_it(round: Round, client: Client, meeting: Meeting) -> None:
    join = reverse("matchmaking:meeting_join", args=[round.pk, meeting.pk])
    page = client.post(join, {"companion": str(meeting.second_id)}, follow=True).content.decode()
    assert "ya es una de las dos partes" in page
