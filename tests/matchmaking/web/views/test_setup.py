from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from encadena.kernel import clock
from encadena.matchmaking.models import Round
from tests.cast import Cast
from tests.matchmaking.makers import a_round
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db
GOOD = {"days": "03-12-2026, 2026-12-04", "start": "09:00", "end": "11:00", "minutes": "20", "pause": "0"}


@pytest.fixture
def round(cast: Cast) -> Round:
    return a_round(organiser=cast.operator)


@pytest.fixture
def client(cast: Cast) -> Client:
    return as_user(cast.coordinator)


def test_days_in_either_notation_become_slots(round: Round, client: Client) -> None:
    client.post(reverse("matchmaking:lay_out", args=[round.pk]), GOOD)

    assert [d.on.day for d in round.days.all()] == [3, 4]
    assert round.slots.count() == 12


@pytest.mark.parametrize(
    "change",
    [
        {"days": "el jueves"},
        {"days": ""},
        {"end": "08:00"},
        {"minutes": "0"},
        {"pause": "-1"},
        {"lunch_start": "13:00"},
        {"start": "veinte"},
    ],
)
def test_an_impossible_day_is_told_in_the_page_with_what_was_typed(
    round: Round, client: Client, change: dict[str, str]
) -> None:
    answer = client.post(reverse("matchmaking:lay_out", args=[round.pk]), {**GOOD, **change})

    assert answer.status_code == 422
    typed = {**GOOD, **change}["end"]
    assert f'value="{typed}"' in answer.content.decode()
    assert not round.slots.exists()


def test_no_tables_is_told_beside_the_field(round: Round, client: Client) -> None:
    answer = client.post(reverse("matchmaking:tables", args=[round.pk]), {"count": "0"})

    assert answer.status_code == 422
    assert "entre 1 y 500 mesas" in answer.content.decode()


def test_a_slot_that_would_overlap_is_refused_in_the_page(round: Round, client: Client) -> None:
    client.post(reverse("matchmaking:lay_out", args=[round.pk]), GOOD)
    slot = round.slots.first()
    data = {"start": "09:00", "end": "09:50", "session": "morning"}

    answer = client.post(reverse("matchmaking:slot_edit", args=[round.pk, slot.pk]), data)

    assert "se enciman" in answer.content.decode()
    slot.refresh_from_db()
    assert slot.ends_at.astimezone(round.zone).minute == 20


@pytest.mark.parametrize(("later", "warned"), [(-30, True), (0, False), (30, False)])
def test_a_day_that_is_over_is_taken_and_pointed_out(round: Round, client: Client, later: int, warned: bool) -> None:
    day = clock.today() + timedelta(days=later)

    answer = client.post(reverse("matchmaking:lay_out", args=[round.pk]), GOOD | {"days": day.isoformat()}, follow=True)

    assert [d.on for d in round.days.all()] == [day]
    assert ("ya pasó" in answer.content.decode()) is warned


def test_the_hours_that_stand_are_in_the_form_so_that_laying_them_out_again_loses_no_lunch(
    round: Round, client: Client
) -> None:
    shape = {"end": "18:00", "minutes": "30", "pause": "5", "lunch_start": "13:00", "lunch_end": "14:00"}
    client.post(reverse("matchmaking:lay_out", args=[round.pk]), {**GOOD, **shape})
    before = list(round.slots.values_list("starts_at", "ends_at", "session"))
    form = client.get(reverse("matchmaking:setup", args=[round.pk])).context["slots_form"]
    shown = {name: form[name].value() for name in form.fields}
    client.post(reverse("matchmaking:lay_out", args=[round.pk]), shown)

    assert shown["days"] == "03-12-2026, 04-12-2026"
    assert list(round.slots.values_list("starts_at", "ends_at", "session")) == before
