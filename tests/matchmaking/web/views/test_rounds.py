import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.models import Round
from tests.cast import Cast
from tests.matchmaking.actions.test_problems import PROBLEM
from tests.matchmaking.makers import a_published_round, a_ready_round

pytestmark = pytest.mark.django_db


def as_user(user: object) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_round_and_for_three(
    cast: Cast, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        a_ready_round([cast.firm])
    client = as_user(cast.promoter)
    client.get(reverse("matchmaking:list"))

    with django_assert_num_queries(6):
        page = client.get(reverse("matchmaking:list"))

    assert page.content.count(b'class="fw-medium"') == rows


def test_a_new_round_is_in_spanish_and_keeps_the_hours_of_chile_unless_somebody_says_otherwise(cast: Cast) -> None:
    page = as_user(cast.promoter).get(reverse("matchmaking:new")).content.decode()
    assert '<option value="America/Santiago" selected>' in page
    assert re.search(r'value="es"[^>]*checked', page)
    assert not re.search(r'value="pt"[^>]*checked', page)


def test_a_new_round_leads_to_its_days(cast: Cast) -> None:
    data = {
        "name": "Rueda del Sur",
        "organiser": cast.promoter.posts.get().institution_id,
        "languages": ["es", "pt"],
        "fairness": "2",
        "breaks_within": "day",
        "time_zone": "America/Santiago",
        "commune": "08101",
    }

    answer = as_user(cast.promoter).post(reverse("matchmaking:new"), data)

    round = Round.objects.get()
    assert answer.url == reverse("matchmaking:setup", args=[round.pk])
    assert (round.region_id, round.languages, round.state) == ("08", ["es", "pt"], "draft")


def test_nobody_organises_in_the_name_of_an_institution_that_is_not_theirs(cast: Cast) -> None:
    data = {"name": "Ajena", "organiser": cast.operator.pk, "languages": ["es"], "breaks_within": "day"}

    answer = as_user(cast.promoter).post(reverse("matchmaking:new"), {**data, "time_zone": "America/Santiago"})

    assert answer.status_code == 200
    assert not Round.objects.exists()


def test_a_problem_file_becomes_a_round_and_garbage_an_error_beside_the_field(cast: Cast, tmp_path: Any) -> None:
    client, url = as_user(cast.promoter), reverse("matchmaking:problem_new")
    data = {
        "name": "Problema",
        "organiser": cast.promoter.posts.get().institution_id,
        "on": "2026-12-03",
        "start": "09:00",
        "minutes": 20,
    }
    good, bad = tmp_path / "p.dzn", tmp_path / "basura.dzn"
    good.write_text(PROBLEM)
    bad.write_bytes(b"\x00\xff basura")

    with bad.open("rb") as file:
        refused = client.post(url, {**data, "file": file})
    with good.open("rb") as file:
        made = client.post(url, {**data, "file": file})

    assert "basura.dzn" in refused.content.decode()
    assert made.url == reverse("matchmaking:detail", args=[Round.objects.get().pk])


def test_the_overview_names_the_next_step(cast: Cast) -> None:
    round = a_ready_round([cast.firm])

    page = as_user(cast.promoter).get(reverse("matchmaking:detail", args=[round.pk])).content.decode()

    assert 'aria-current="step"' in page
    assert page.index("Elige las reuniones") > page.index('aria-current="step"')


def test_a_rival_does_not_even_learn_that_a_round_exists(cast: Cast) -> None:
    round = a_published_round([cast.firm], organiser=cast.operator)

    assert as_user(cast.rival).get(reverse("matchmaking:detail", args=[round.pk])).status_code == 404
    assert as_user(cast.adviser).get(reverse("matchmaking:setup", args=[round.pk])).status_code == 404
