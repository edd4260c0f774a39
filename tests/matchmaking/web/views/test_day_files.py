"""Badges in files that a printer takes: everybody is in one of them, and every one is offered."""

import io
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from encadena.matchmaking.models import Round
from encadena.matchmaking.web.views import day_files
from tests.cast import Cast
from tests.matchmaking.makers import a_ready_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(cast: Cast, client: Client) -> Round:
    client.force_login(cast.coordinator)
    return a_ready_round(organiser=cast.operator)


def offered(client: Client, round: Round, page: str) -> list[str]:
    text = client.get(reverse(f"matchmaking:{page}", args=[round.pk])).content.decode()
    return [part.split('"')[0] for part in text.split('href="') if "credenciales.pdf" in part.split('"')[0]]


@pytest.mark.parametrize("page", ["day", "desks"])
def test_a_small_round_has_one_file_of_badges_and_says_no_numbers(client: Client, round: Round, page: str) -> None:
    (address,) = [a for a in offered(client, round, page) if "desde=" in a]
    assert client.get(address)["Content-Type"] == "application/pdf"
    assert [file.alone for file in day_files.badge_files(round)] == [True]


def test_every_badge_of_a_large_round_is_in_one_of_the_files(
    client: Client, round: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day_files, "BADGES", 2)
    addresses = offered(client, round, "desks")
    page = client.get(reverse("matchmaking:desks", args=[round.pk])).content.decode()
    assert [f"· {span}" in page for span in ("1–2", "3–4", "5–5")] == [True] * 3
    files = [PdfReader(io.BytesIO(client.get(address).content)) for address in addresses]
    text = "".join(page.extract_text() for file in files for page in file.pages).replace("\n", " ")
    assert [person.name in text for person in round.participants.all()] == [True] * 5


@pytest.mark.parametrize("participants", [1, 3])
def test_the_files_are_counted_with_one_question(
    participants: int, round: Round, django_assert_num_queries: Callable[..., object]
) -> None:
    round.participants.filter(order__gt=participants).delete()
    with django_assert_num_queries(1):
        assert day_files.badge_files(round)[-1].last == participants
