from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.models import Agenda
from encadena.matchmaking.queries.timetable import timetable_of
from tests.matchmaking.makers import a_published_round, at
from tests.matchmaking.web.views.test_agenda import address, client, draft, move

__all__ = ["client", "draft"]
pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime], None]


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


def test_who_comes_second_hears_since_when_it_is_published(client: Client, clock_at: ClockAt, draft: Agenda) -> None:
    clock_at(at(7, 40))
    url = address(draft, "agenda_publish")
    client.post(url, {"version": draft.version})
    page = client.post(url, {"version": draft.version}, follow=True).content.decode()
    assert "Esta versión ya está publicada desde las 07:40. No hace falta publicarla de nuevo." in page


def test_a_version_that_was_replaced_is_not_published_again(client: Client) -> None:
    round = a_published_round()
    old = round.agendas.get()
    client.post(reverse("matchmaking:agenda_revise", args=[round.pk, old.pk]))
    draft = round.agendas.get(state="draft")
    client.post(address(draft, "agenda_publish"), {"version": draft.version})
    page = client.post(address(old, "agenda_publish"), {"version": old.version}, follow=True).content.decode()
    assert "Esta versión ya no es un borrador. Crea un borrador a partir de ella." in page
    assert round.agendas.get(state="published") == draft
