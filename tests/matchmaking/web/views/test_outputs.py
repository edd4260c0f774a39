import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.models import Agenda
from tests.matchmaking.web.views.test_agenda import client, draft

__all__ = ["client", "draft"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("ending", ["pdf", "ics", "xlsx"])
def test_a_participants_agenda_can_be_taken_away(client: Client, draft: Agenda, ending: str) -> None:
    person = draft.round.participants.order_by("pk")[0]
    answer = client.get(reverse("matchmaking:participant_file", args=[draft.round_id, person.pk, ending]))
    assert answer.content[:4] in (b"%PDF", b"PK\x03\x04", b"BEGI")
    assert f".{ending}" in answer["Content-Disposition"]
