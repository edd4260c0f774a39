from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from encadena.engines.rounds.breaks import total_breaks
from encadena.engines.rounds.check import check
from encadena.engines.rounds.formats import json as round_json
from encadena.engines.rounds.solve import solve
from encadena.jobs.registry import Handle
from encadena.matchmaking.jobs.agenda import plan
from encadena.matchmaking.models import Agenda
from encadena.matchmaking.queries.timetable import timetable_of
from tests.cast import Cast
from tests.matchmaking.jobs.test_agenda import Watcher
from tests.matchmaking.makers import a_published_round, a_ready_round, an_agenda, everybody_meets
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


def test_publishing_with_faults_asks_for_the_reason(client: Client, draft: Agenda) -> None:
    move(client, draft, slot=2, force=1)
    url = address(draft, "agenda_publish")

    assert 'name="reason"' in client.get(url).content.decode()
    client.post(url, {"version": 2})
    draft.refresh_from_db()
    assert draft.state == "draft"
    client.post(url, {"version": 2, "reason": "Acordado"})
    draft.refresh_from_db()
    assert (draft.state, draft.override_reason) == ("published", "Acordado")


def test_republishing_lists_who_is_affected(client: Client) -> None:
    round = a_published_round()
    client.post(reverse("matchmaking:agenda_revise", args=[round.pk, round.agendas.get().pk]))
    draft = round.agendas.get(state="draft")
    placed = timetable_of(round, draft).placed[0]
    move(client, draft, slot=6)

    page = client.get(address(draft, "agenda_publish")).content.decode()

    assert "2 participantes afectados" in page
    assert placed.first.name in page


@pytest.mark.parametrize("what", ["programa.pdf", "participantes.pdf", "mesas.pdf", "muro.pdf", "programa.xlsx"])
def test_the_whole_event_can_be_taken_away(client: Client, draft: Agenda, what: str) -> None:
    url = reverse("matchmaking:event_file", args=[draft.round_id, draft.pk, what])

    answer = client.get(url)

    assert answer.content[:4] in (b"%PDF", b"PK\x03\x04")
    assert client.get(url + "x").status_code == 404


def test_what_was_planned_can_be_checked_without_the_program_that_planned_it(client: Client, tmp_path: Path) -> None:
    round = a_ready_round()
    everybody_meets(round)
    plan(Handle(1, None, Watcher()), round_id=round.pk, seconds=10)
    agenda = round.agendas.get()
    files = []
    for what in ("problema.json", "agenda.json"):
        answer = client.get(reverse("matchmaking:event_file", args=[round.pk, agenda.pk, what]))
        files.append(tmp_path / what)
        files[-1].write_bytes(answer.content)

    problem, schedule = round_json.loads(files[0].read_text()), round_json.loads_agenda(files[1].read_text())

    assert check(problem, schedule) == []
    assert total_breaks(problem, schedule) == agenda.objective
    assert not any(p.name in files[0].read_text() for p in round.participants.all())
    again = [solve(problem, seconds=30, workers=1, seed=agenda.saved_problem.seed) for _ in range(2)]
    assert again[0].schedule == again[1].schedule
    assert again[0].objective == agenda.objective


def test_an_agenda_made_by_hand_has_no_problem_to_take_away(client: Client, draft: Agenda) -> None:
    url = reverse("matchmaking:event_file", args=[draft.round_id, draft.pk, "problema.json"])

    assert client.get(url).status_code == 404
    assert url not in client.get(reverse("matchmaking:agenda", args=[draft.round_id])).content.decode()


def test_the_agenda_costs_the_same_queries_whatever_its_size(client: Client, django_assert_num_queries: Any) -> None:
    for buyers in (1, 3):
        round = a_ready_round(buyer_count=buyers)
        everybody_meets(round)
        an_agenda(round)
        url = reverse("matchmaking:agenda", args=[round.pk])
        client.get(url)
        with django_assert_num_queries(20):
            client.get(url)
