"""A participant's own page and the wall: what each shows, and to whom."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.actions.attendance import set_meeting_mode
from encadena.matchmaking.actions.participants import set_status
from encadena.matchmaking.actions.presence import mark
from encadena.matchmaking.actions.repair import apply_repair, ask_repair
from encadena.matchmaking.choices import MarkKind, MeetingMode, ParticipantStatus
from encadena.matchmaking.models import Participant, Round
from encadena.matchmaking.rules.tokens import BADGE, OWN, token_of
from encadena.matchmaking.web.live import ticket
from tests.cast import Cast
from tests.matchmaking.makers import a_published_round, at, sides

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime], None]


@pytest.fixture
def round(cast: Cast, clock_at: ClockAt) -> Round:
    clock_at(at(7))
    round = a_published_round([cast.firm, cast.rival_firm], organiser=cast.operator)
    clock_at(at(8, 50))
    return round


@pytest.fixture
def firm(round: Round) -> Participant:
    return sides(round)[1][0]


def own(person: Participant) -> str:
    return reverse("matchmaking:own_day_by_link", args=[token_of(OWN, person.pk)])


def test_a_person_sees_their_own_day_and_no_name_of_a_competitor(
    client: Client, round: Round, firm: Participant
) -> None:
    page = client.get(own(firm))
    assert [m["with"] for m in page.context["state"]["own"]["meetings"]] == [b.name for b in sides(round)[0]]
    assert sides(round)[1][1].name not in page.content.decode()


def test_the_page_speaks_the_language_of_its_reader(client: Client, round: Round) -> None:
    buyer = sides(round)[0][0]
    assert buyer.buyer
    buyer.buyer.languages = ["pt"]
    buyer.buyer.save()
    assert "A sua próxima reunião" in client.get(own(buyer)).content.decode()
    assert "Your next meeting" in client.get(own(buyer) + "?lang=en").content.decode()


@pytest.mark.parametrize("token", ["x", "1-abc", "1-AAAAAAAAAAAAAAAAAAAA"])
def test_a_link_that_was_made_up_opens_nothing(token: str, client: Client, round: Round) -> None:
    assert client.get(reverse("matchmaking:own_day_by_link", args=[token])).status_code == 404


def test_the_code_on_a_badge_opens_no_page_of_ones_own(client: Client, firm: Participant) -> None:
    badge = token_of(BADGE, firm.pk)
    assert client.get(reverse("matchmaking:own_day_by_link", args=[badge])).status_code == 404


def test_whoever_withdrew_has_no_page_any_more(client: Client, firm: Participant) -> None:
    set_status(firm, status=ParticipantStatus.WITHDRAWN, actor=None)
    assert client.get(own(firm)).status_code == 404


def test_a_change_of_the_agenda_is_told_to_those_concerned(client: Client, round: Round, firm: Participant) -> None:
    (buyer, _), (_, bystander) = sides(round)
    mark(firm, kind=MarkKind.ABSENT, actor=None)
    apply_repair(ask_repair(round, actor=None), actor=None)
    told = client.get(own(buyer)).context["state"]["own"]["changes"]
    assert [(c["kind"], c["with"]) for c in told] == [("cancelled", firm.name)]
    assert client.get(own(bystander)).context["state"]["own"]["changes"] == []


def test_a_link_to_the_call_is_given_for_meetings_by_video_only(
    client: Client, round: Round, firm: Participant
) -> None:
    far = firm.meetings_as_second.order_by("pk")[0]
    set_meeting_mode(far, mode=MeetingMode.VIRTUAL, video_link="https://meet.example.com/a", actor=None)
    meetings = client.get(own(firm)).context["state"]["own"]["meetings"]
    assert {m["link"] for m in meetings} == {"https://meet.example.com/a", ""}


def test_before_and_after_its_day_the_page_says_when(client: Client, firm: Participant, clock_at: ClockAt) -> None:
    clock_at(at(9) - timedelta(days=2))
    assert "Esta página se enciende el día de la rueda: 3 dic 2026." in client.get(own(firm)).content.decode()
    clock_at(at(9) + timedelta(days=2))
    assert "La rueda terminó." in client.get(own(firm)).content.decode()


def test_another_clock_is_shown_only_where_it_differs(client: Client, round: Round) -> None:
    buyer, same = sides(round)[0]
    assert buyer.buyer
    assert same.buyer
    buyer.buyer.time_zone, same.buyer.time_zone = "Europe/Berlin", "America/Santiago"
    buyer.buyer.save()
    same.buyer.save()
    assert client.get(own(buyer)).context["own_zone"] == "Europe/Berlin"
    assert client.get(own(same)).context["own_zone"] == ""


def test_the_wall_shows_tables_and_nobody_who_is_missing(client: Client, round: Round, firm: Participant) -> None:
    mark(firm, kind=MarkKind.ABSENT, actor=None)
    page = client.get(reverse("matchmaking:wall", args=[ticket.issue(round.pk, ticket.WALL)]))
    cells = page.context["state"]["wall"]["set"]
    assert [len(cell) for key, cell in cells.items() if key.startswith("1:")] == [5, 5]
    assert "absent" not in json.dumps(cells)


@pytest.mark.parametrize("channel", [ticket.PULSE, ticket.PERSON])
def test_a_ticket_of_another_channel_opens_no_wall(channel: str, client: Client, round: Round) -> None:
    assert client.get(reverse("matchmaking:wall", args=[ticket.issue(round.pk, channel, 1)])).status_code == 404


def test_who_has_no_line_asks_and_hears_nothing_when_nothing_changed(
    client: Client, round: Round, firm: Participant, django_assert_num_queries: Callable[..., object]
) -> None:
    path = reverse("matchmaking:live_poll", args=[ticket.issue(round.pk, ticket.PERSON, firm.pk)])
    first = client.get(path)
    assert first.json()["own"]["state"] == ""
    with django_assert_num_queries(1):
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    mark(firm, kind=MarkKind.ARRIVED, actor=None)
    changed = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (changed.status_code, changed.json()["own"]["state"]) == (200, "here")


def test_a_ticket_grows_old(client: Client, round: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    text = ticket.issue(round.pk, ticket.WALL)
    monkeypatch.setattr(ticket, "GOOD_FOR", -1)
    assert ticket.read(text) is None
    assert client.get(reverse("matchmaking:live_poll", args=[text])).status_code == 404
