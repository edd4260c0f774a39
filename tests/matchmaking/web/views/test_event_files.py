from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from encadena.engines.rounds.breaks import total_breaks
from encadena.engines.rounds.check import check
from encadena.engines.rounds.formats import json as round_json
from encadena.engines.rounds.solve import solve
from encadena.jobs.models import Job
from encadena.jobs.registry import Handle
from encadena.matchmaking.jobs.agenda import plan
from encadena.matchmaking.models import Agenda
from encadena.matchmaking.queries.event_files import KIND
from encadena.matchmaking.rules import event_files
from tests.cast import Cast
from tests.matchmaking.jobs.test_agenda import Watcher
from tests.matchmaking.makers import a_ready_round, everybody_meets
from tests.matchmaking.web.views.test_agenda import client, draft
from tests.matchmaking.web.views.test_rounds import as_user

__all__ = ["client", "draft"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, settings: LazySettings, tmp_path: Path) -> None:
    """Four meetings are many; files are kept where no other test keeps any."""
    monkeypatch.setattr(event_files, "AT_ONCE", 3)
    settings.MEDIA_ROOT = tmp_path


def ready(draft: Agenda, what: str) -> str:
    return reverse("matchmaking:event_file_ready", args=[draft.round_id, draft.pk, what])


def prepare(draft: Agenda, what: str) -> str:
    return reverse("matchmaking:event_file_prepare", args=[draft.round_id, draft.pk, what])


def file_of(draft: Agenda, what: str) -> str:
    return reverse("matchmaking:event_file", args=[draft.round_id, draft.pk, what])


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


@pytest.mark.usefixtures("large")
def test_a_file_of_a_large_event_is_prepared_and_then_taken(client: Client, draft: Agenda) -> None:
    first = client.get(file_of(draft, "mesas.pdf"))
    assert first["Location"] == ready(draft, "mesas.pdf")
    assert prepare(draft, "mesas.pdf") in client.get(first["Location"]).content.decode()
    assert not Job.objects.filter(kind=KIND).exists()

    asked = client.post(prepare(draft, "mesas.pdf"), follow=True).content.decode()
    taken = client.get(file_of(draft, "mesas.pdf"))

    assert file_of(draft, "mesas.pdf") in asked
    content = b"".join(taken.streaming_content)  # type: ignore[attr-defined]
    assert content.startswith(b"%PDF")
    assert "attachment" in taken["Content-Disposition"]
    assert int(taken["Content-Length"]) == len(content)


@pytest.mark.usefixtures("large")
def test_a_file_that_is_there_is_drawn_again_only_on_demand(client: Client, draft: Agenda) -> None:
    jobs = Job.objects.filter(kind=KIND)
    client.post(prepare(draft, "programa.xlsx"))
    client.post(prepare(draft, "programa.xlsx"))
    assert jobs.count() == 1
    client.post(prepare(draft, "programa.xlsx"), {"again": "1"})
    assert jobs.count() == 2


@pytest.mark.usefixtures("large")
def test_the_poster_is_prepared_in_the_colours_that_were_chosen(client: Client, draft: Agenda) -> None:
    answer = client.post(prepare(draft, "muro.pdf"), {"color": "pais"})
    assert answer["Location"] == ready(draft, "muro.pdf") + "?color=pais"
    assert Job.objects.get(kind=KIND).args["colour"] == "pais"
    assert client.get(file_of(draft, "muro.pdf")).status_code == 302  # by sector: another one
    assert client.get(file_of(draft, "muro.pdf") + "?color=pais").status_code == 200
    client.post(prepare(draft, "muro.pdf"), {"color": "<b>"})
    assert Job.objects.filter(kind=KIND).order_by("-pk")[0].args["colour"] == "sector"


@pytest.mark.usefixtures("large")
def test_a_file_that_failed_says_so_and_can_be_asked_for_again(
    client: Client, draft: Agenda, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise ValueError("no paper")

    monkeypatch.setattr("encadena.matchmaking.jobs.event_files.drawn", broken)
    page = client.post(prepare(draft, "programa.pdf"), follow=True).content.decode()
    assert reverse("jobs:retry", args=[Job.objects.get(kind=KIND).pk]) in page
    assert "Descargar" not in page.partition('id="event-file"')[2]


@pytest.mark.usefixtures("large")
def test_who_does_not_manage_the_round_gets_no_file_of_it(client: Client, draft: Agenda, cast: Cast) -> None:
    client.post(prepare(draft, "programa.pdf"))
    rival = as_user(cast.owner)
    for url in (file_of(draft, "programa.pdf"), ready(draft, "programa.pdf")):
        assert rival.get(url).status_code == 404
    assert rival.post(prepare(draft, "programa.pdf")).status_code == 404


@pytest.mark.usefixtures("large")
def test_the_menu_of_a_large_event_has_files_prepared(client: Client, draft: Agenda) -> None:
    page = client.get(reverse("matchmaking:agenda", args=[draft.round_id])).content.decode()
    assert prepare(draft, "participantes.pdf") in page
    assert f'"{file_of(draft, "participantes.pdf")}"' not in page


def test_the_menu_of_a_small_event_has_them_at_once(client: Client, draft: Agenda) -> None:
    page = client.get(reverse("matchmaking:agenda", args=[draft.round_id])).content.decode()
    assert f'"{file_of(draft, "participantes.pdf")}"' in page
    assert prepare(draft, "participantes.pdf") not in page
    assert client.get(ready(draft, "nada.pdf")).status_code == 404


@pytest.mark.usefixtures("large")
def test_while_a_file_is_drawn_its_page_shows_how_far_it_is(client: Client, draft: Agenda) -> None:
    client.post(prepare(draft, "mesas.pdf"))
    job = Job.objects.get(kind=KIND)
    Job.objects.filter(pk=job.pk).update(state="running", finished_at=None, result={})
    page = client.get(ready(draft, "mesas.pdf")).content.decode()
    following = page.index('hx-trigger="job-ended from:body"')
    assert page.index("</div>", following) < page.index(reverse("jobs:panel", args=[job.pk]))  # inherits nothing of it
    assert client.get(file_of(draft, "mesas.pdf")).status_code == 302
