"""The list of profiles to complete, on screen."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.matchmaking.makers import a_ready_round

pytestmark = pytest.mark.django_db


def test_what_is_missing_who_can_fill_it_in_and_one_press_that_reminds(client: Client, cast: Cast) -> None:
    round = a_ready_round([cast.firm])
    client.force_login(cast.administrator)
    address = reverse("matchmaking:profiles", args=[round.pk])
    page = client.get(address).content.decode()
    assert "lo que ofrece" in page
    assert cast.owner.full_name in page
    assert "Centro Ana · Ana Asesora" in page
    assert "Dar acceso" in page
    client.post(reverse("matchmaking:profiles_remind", args=[round.pk]), {"person": "x"})
    assert [m.to for m in mail.outbox] == [[cast.owner.email]]
    assert "recordado el" in client.get(address).content.decode()
