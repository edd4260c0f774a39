"""Somebody at the door who did not register."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from encadena.firms.models import Offering
from encadena.matchmaking.choices import AgendaState
from encadena.matchmaking.models import Mark, Participant, Round
from tests.cast import Cast
from tests.factories import a_firm
from tests.matchmaking.makers import a_published_round, at, sides

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime], None]


@pytest.fixture
def round(cast: Cast, client: Client, clock_at: ClockAt) -> Round:
    clock_at(at(7))
    round = a_published_round(organiser=cast.operator)
    clock_at(at(8, 50))
    client.force_login(cast.administrator)
    return round


def arrive(client: Client, round: Round, **data: object) -> Participant:
    answer = client.post(reverse("matchmaking:walk_in", args=[round.pk]), data)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    return Participant.objects.latest("pk")


def seat(client: Client, person: Participant, other: Participant) -> str:
    path = reverse("matchmaking:walk_in_seat", args=[person.round_id, person.pk])
    return client.post(path, {"other": str(other.pk)}, follow=True).content.decode()


def test_a_buyer_in_three_fields_is_in_the_round_and_in_the_hall(client: Client, round: Round) -> None:
    person = arrive(client, round, name="Nordlicht", country="DE", looks_for="Miel")
    assert (person.name, person.round, person.order) == ("Nordlicht", round, 6)
    assert Mark.objects.get().participant == person


def test_a_firm_of_the_register_arrives_and_again_changes_nothing(client: Client, round: Round) -> None:
    firm = a_firm(name="Colmenas del Sur")
    found = client.get(reverse("matchmaking:walk_in", args=[round.pk]) + "?q=colmenas")
    assert firm.name in found.content.decode()
    assert arrive(client, round, firm=firm.pk) == arrive(client, round, firm=firm.pk)
    assert Mark.objects.count() == 1


def test_those_who_have_something_in_common_come_first_with_the_reason(client: Client, round: Round) -> None:
    _, (plain, honey, _) = sides(round)
    Offering.objects.create(firm=honey.firm, name="Miel de ulmo", kind="good")
    person = arrive(client, round, name="Nordlicht", country="DE", looks_for="Miel orgánica")
    page = client.get(reverse("matchmaking:walk_in_places", args=[round.pk, person.pk]))
    places = page.context["places"]
    assert (places[0].other, places[0].words) == (honey, ["miel"])
    assert plain in [p.other for p in places[1:]]
    assert "coinciden en: miel" in page.content.decode()


def test_a_free_place_is_taken_with_one_press_as_the_next_version(client: Client, round: Round) -> None:
    person = arrive(client, round, name="Nordlicht", country="DE", looks_for="Miel")
    firm = sides(round)[1][0]
    before = round.agendas.get(state=AgendaState.PUBLISHED)
    assert "Versión 2 publicada." in seat(client, person, firm)
    after = round.agendas.get(state=AgendaState.PUBLISHED)
    row = after.meetings.get(meeting__first=person)
    assert after.meetings.count() == before.meetings.count() + 1
    clash = after.meetings.filter(slot=row.slot).exclude(pk=row.pk)
    assert not clash.filter(table=row.table).exists()
    assert not clash.filter(meeting__second=firm).exists()


def test_who_meets_already_or_has_left_is_not_offered(client: Client, round: Round) -> None:
    person = arrive(client, round, name="Nordlicht", country="DE", looks_for="Miel")
    met, gone, free = sides(round)[1]
    seat(client, person, met)
    Mark.objects.create(participant=gone, day=round.days.get(), kind="absent", key="x", at=at(8))
    page = client.get(reverse("matchmaking:walk_in_places", args=[round.pk, person.pk]))
    assert [p.other for p in page.context["places"]] == [free]
    assert "no tienen un horario libre en común" in seat(client, person, met)
    assert round.agendas.get(state=AgendaState.PUBLISHED).number == 2


def test_when_the_day_is_over_no_place_is_left(client: Client, round: Round, clock_at: ClockAt) -> None:
    person = arrive(client, round, name="Nordlicht", country="DE", looks_for="Miel")
    clock_at(at(11, 5))
    page = client.get(reverse("matchmaking:walk_in_places", args=[round.pk, person.pk])).content.decode()
    assert "No queda un lugar libre en común" in page


def test_a_buyer_without_a_name_is_asked_for_it(client: Client, round: Round) -> None:
    answer = client.post(reverse("matchmaking:walk_in", args=[round.pk]), {"name": "", "country": "DE"})
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"name", "looks_for"}
    assert not Mark.objects.exists()
