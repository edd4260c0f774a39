from pathlib import Path

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
from tests.matchmaking.jobs.test_agenda import Watcher
from tests.matchmaking.makers import a_ready_round, everybody_meets
from tests.matchmaking.web.views.test_agenda import client, draft

__all__ = ["client", "draft"]
pytestmark = pytest.mark.django_db


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
