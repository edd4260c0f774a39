import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.models import Agenda
from encadena.matchmaking.queries.timetable import timetable_of
from tests.matchmaking.makers import a_published_round
from tests.matchmaking.web.views.test_agenda import address, client, draft, move

__all__ = ["client", "draft"]
pytestmark = pytest.mark.django_db


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
