"""The desk at the door, with an account and with a link."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from encadena.accounts.models import AccessLink
from encadena.matchmaking.models import Mark, Participant, Round
from encadena.matchmaking.rules.tokens import BADGE, token_of
from encadena.matchmaking.web.outputs import qr
from tests.cast import Cast
from tests.matchmaking.makers import a_published_round, at, sides

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime], None]


@pytest.fixture
def round(cast: Cast, clock_at: ClockAt) -> Round:
    clock_at(at(7))
    round = a_published_round(organiser=cast.operator)
    clock_at(at(8, 50))
    return round


@pytest.fixture
def firm(round: Round) -> Participant:
    return sides(round)[1][0]


@pytest.fixture
def organiser(client: Client, cast: Cast) -> Client:
    client.force_login(cast.coordinator)
    return client


@pytest.fixture
def helper(organiser: Client, round: Round) -> Client:
    """A browser without an account that opened the link of a desk."""
    organiser.post(reverse("matchmaking:desk_open", args=[round.pk]), {"label": "Entrada norte"})
    page = organiser.get(reverse("matchmaking:desks", args=[round.pk]))
    address = page.context["desks"][0]["address"]
    browser = Client()
    assert browser.get(address).status_code == 302
    return browser


def badge_of(person: Participant) -> str:
    return reverse("matchmaking:badge", args=[token_of(BADGE, person.pk)])


def test_the_organiser_scans_a_badge_and_presses_one_button(organiser: Client, round: Round, firm: Participant) -> None:
    assert "mark-big" in organiser.get(badge_of(firm)).content.decode()
    token = token_of(BADGE, firm.pk)
    data = {"kind": "arrived", "badge": token}
    answer = organiser.post(reverse("matchmaking:mark", args=[round.pk, firm.pk]), data, follow=True)
    assert f"{firm.name} llegó a las 08:50." in answer.content.decode()
    assert answer.redirect_chain[-1][0] == badge_of(firm)


def test_a_badge_scanned_twice_says_so(organiser: Client, round: Round, firm: Participant, clock_at: ClockAt) -> None:
    path = reverse("matchmaking:mark", args=[round.pk, firm.pk])
    organiser.post(path, {"kind": "arrived"})
    clock_at(at(9, 30))
    again = organiser.post(path, {"kind": "arrived"}, follow=True)
    assert f"{firm.name} ya estaba anotado a las 08:50. No cambió nada." in again.content.decode()
    assert Mark.objects.count() == 1


def test_a_helper_with_a_link_notes_arrivals_in_the_name_of_the_desk(
    helper: Client, round: Round, firm: Participant
) -> None:
    assert helper.get(badge_of(firm)).status_code == 200
    helper.post(reverse("matchmaking:mark", args=[round.pk, firm.pk]), {"kind": "arrived"})
    assert (Mark.objects.get().desk, Mark.objects.get().actor) == ("Entrada norte", None)


def test_a_desk_is_shown_with_the_code_that_opens_it(organiser: Client, round: Round) -> None:
    organiser.post(reverse("matchmaking:desk_open", args=[round.pk]), {"label": "Entrada"})
    page = organiser.get(reverse("matchmaking:desks", args=[round.pk]))
    (desk,) = page.context["desks"]
    assert desk["picture"] == qr.picture(desk["address"])
    assert desk["picture"].startswith("data:image/svg+xml")


def test_a_helper_reaches_nothing_else_and_no_other_round(helper: Client, round: Round, cast: Cast) -> None:
    other = a_published_round(organiser=cast.operator)
    stranger = sides(other)[1][0]
    assert helper.get(reverse("matchmaking:day", args=[round.pk])).status_code == 302
    assert helper.get(reverse("matchmaking:desk", args=[other.pk])).status_code == 302
    helper.post(reverse("matchmaking:mark", args=[other.pk, stranger.pk]), {"kind": "arrived"})
    assert not Mark.objects.exists()
    across = reverse("matchmaking:mark", args=[round.pk, stranger.pk])
    assert helper.post(across, {"kind": "arrived"}).status_code == 404


def test_a_link_that_was_withdrawn_opens_nothing_not_even_for_who_is_inside(
    helper: Client, organiser: Client, round: Round
) -> None:
    link = AccessLink.objects.get(purpose="round_desk")
    organiser.post(reverse("matchmaking:desk_close", args=[round.pk, link.pk]))
    assert helper.get(reverse("matchmaking:desk", args=[round.pk])).status_code == 302
    assert not organiser.get(reverse("matchmaking:desks", args=[round.pk])).context["desks"]


def test_a_firm_with_its_badge_marks_nobody(round: Round, firm: Participant, cast: Cast) -> None:
    """Neither itself nor another: the code leads to a name, and the button is not there."""
    browser = Client()
    browser.force_login(cast.owner)
    page = browser.get(badge_of(firm)).content.decode()
    assert firm.name in page
    assert "arrived" not in page
    for person in sides(round)[1]:
        answer = browser.post(reverse("matchmaking:mark", args=[round.pk, person.pk]), {"kind": "arrived"})
        assert answer.status_code == 404
    assert not Mark.objects.exists()


def test_what_waited_on_a_telephone_is_taken_once_and_answered_one_by_one(
    helper: Client, round: Round, firm: Participant
) -> None:
    wrong_clock = {"said_at": "2020-01-01T10:00:00Z", "kind": "arrived"}
    marks = [
        {"key": "a" * 32, "participant": str(firm.pk), **wrong_clock},
        {"key": "b" * 32, "participant": "999999", **wrong_clock},
        {"key": "c" * 32, "participant": str(firm.pk), "kind": "flew away"},
        "nonsense",
    ]
    body = json.dumps({"sent_at": "2020-01-01T10:20:00Z", "marks": marks})
    path = reverse("matchmaking:desk_send", args=[round.pk])
    answers = helper.post(path, body, content_type="application/json").json()["answers"]
    assert [a["said"] for a in answers] == ["ok", *["Esta marca no se entiende."] * 3]
    assert Mark.objects.get().at == at(8, 30)
    again = helper.post(path, body, content_type="application/json").json()["answers"]
    assert again[0]["said"] == "again"
    assert Mark.objects.count() == 1
    page = reverse("matchmaking:desk", args=[round.pk])
    assert "su teléfono marcaba las" in helper.get(page).content.decode()
    mark = Mark.objects.get()
    Mark.objects.update(said_at=mark.at + timedelta(seconds=90))
    assert "su teléfono marcaba las" not in helper.get(page).content.decode()


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"marks": 3}', "ñ{"])
def test_what_is_no_list_of_marks_is_refused(body: str, helper: Client, round: Round) -> None:
    path = reverse("matchmaking:desk_send", args=[round.pk])
    assert helper.post(path, body, content_type="application/json").status_code == 400


def test_a_late_arrival_is_announced_and_undone(organiser: Client, round: Round, firm: Participant) -> None:
    path = reverse("matchmaking:mark", args=[round.pk, firm.pk])
    said = organiser.post(path, {"kind": "late", "expected_at": "10:40"}, follow=True).content.decode()
    assert f"{firm.name} llega a las 10:40." in said
    refused = organiser.post(path, {"kind": "late", "expected_at": "08:00"}, follow=True).content.decode()
    assert "Indica una hora de llegada que todavía no haya pasado." in refused
    organiser.post(reverse("matchmaking:mark_undo", args=[round.pk, Mark.objects.get().pk]))
    assert Mark.objects.get().undone_at == at(8, 50)


@pytest.mark.parametrize("firms", [1, 3])
def test_the_desk_asks_the_same_whatever_it_lists(
    firms: int, organiser: Client, round: Round, django_assert_num_queries: Callable[..., object]
) -> None:
    for person in sides(round)[1][:firms]:
        organiser.post(reverse("matchmaking:mark", args=[round.pk, person.pk]), {"kind": "arrived"})
    path = reverse("matchmaking:desk", args=[round.pk])
    organiser.get(path)
    with django_assert_num_queries(12):
        page = organiser.get(path)
    assert len(page.context["latest"]) == firms
