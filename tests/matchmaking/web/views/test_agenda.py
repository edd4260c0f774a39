from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.models import Agenda
from encadena.matchmaking.queries.timetable import timetable_of
from tests.cast import Cast
from tests.matchmaking.makers import a_ready_round, an_agenda, everybody_meets
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(cast: Cast) -> Client:
    return as_user(cast.promoter)


@pytest.fixture
def draft() -> Agenda:
    round = a_ready_round(fairness=None)
    everybody_meets(round)
    return an_agenda(round)


def address(agenda: Agenda, name: str, *more: int) -> str:
    return reverse(f"matchmaking:{name}", args=[agenda.round_id, agenda.pk, *more])


def move(client: Client, agenda: Agenda, *, slot: int, **data: object) -> str:
    placed = timetable_of(agenda.round, agenda).placed[0]
    values = {"meeting": placed.key, "slot": agenda.round.slots.get(number=slot).pk, "version": 1, **data}
    return client.post(address(agenda, "agenda_move"), values, headers=HTMX).content.decode()


@pytest.mark.parametrize("view", ["grilla", "horario", "mesa", "participante", "otra"])
@pytest.mark.parametrize("colour", ["sector", "pais", "tipo"])
def test_every_view_shows_every_meeting(client: Client, draft: Agenda, view: str, colour: str) -> None:
    url = reverse("matchmaking:agenda", args=[draft.round_id])

    page = client.get(url, {"vista": view, "color": colour}).content.decode()

    assert all(f'id="m{p.key}"' in page for p in timetable_of(draft.round, draft).placed)


def test_the_effect_of_a_move_is_told_without_making_it(client: Client, draft: Agenda) -> None:
    placed = timetable_of(draft.round, draft).placed[0]
    slots = {s.number: s.pk for s in draft.round.slots.all()}

    good = client.get(address(draft, "agenda_impact"), {"meeting": placed.key, "slot": slots[6]}).content.decode()
    bad = client.get(address(draft, "agenda_impact"), {"meeting": placed.key, "slot": slots[2]}).content.decode()

    assert 'data-impact="good"' in good
    assert 'data-impact="bad"' in bad
    assert placed.first.name in bad
    draft.refresh_from_db()
    assert draft.version == 1


def test_a_good_move_answers_with_the_new_agenda_and_an_undo(client: Client, draft: Agenda) -> None:
    page = move(client, draft, slot=6)

    assert 'data-version="2"' in page
    assert address(draft, "agenda_undo") in page
    client.post(address(draft, "agenda_undo"), {"version": 2})
    assert timetable_of(draft.round, draft).placed[0].slot.number == 1


def test_a_bad_move_stays_in_the_air_until_somebody_insists(client: Client, draft: Agenda) -> None:
    page = move(client, draft, slot=2)

    assert "Mover de todos modos" in page
    assert 'data-version="1"' in page
    assert "Mover de todos modos" not in move(client, draft, slot=2, force=1)
    draft.refresh_from_db()
    assert draft.version == 2


def test_the_second_of_two_browsers_sees_what_the_first_one_did(client: Client, draft: Agenda, cast: Cast) -> None:
    move(as_user(cast.administrator), draft, slot=6)

    page = move(client, draft, slot=5)

    assert "Otra persona cambió la agenda" in page
    assert str(cast.administrator) in page
    assert 'data-version="2"' in page


def test_the_way_without_dragging_lists_every_slot_with_what_it_breaks(client: Client, draft: Agenda) -> None:
    placed = timetable_of(draft.round, draft).placed[0]

    page = client.get(address(draft, "move_options", placed.key)).content.decode()

    assert page.count('name="slot"') == 6
    assert page.count('class="move-option is-bad"') == 2


@pytest.mark.parametrize("values", [{}, {"meeting": "x", "slot": "1"}, {"meeting": "0", "slot": "0"}])
def test_a_move_of_nothing_is_refused(client: Client, draft: Agenda, values: dict[str, str]) -> None:
    assert client.post(address(draft, "agenda_move"), values).status_code in (400, 404)


def test_the_agenda_costs_the_same_queries_whatever_its_size(client: Client, django_assert_num_queries: Any) -> None:
    for buyers in (1, 3):
        round = a_ready_round(buyer_count=buyers)
        everybody_meets(round)
        an_agenda(round)
        url = reverse("matchmaking:agenda", args=[round.pk])
        client.get(url)
        with django_assert_num_queries(26):
            client.get(url)
