"""Terms, registrations and access, on screen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.actions.registration import register
from encadena.matchmaking.models import Participant, Round, Terms
from tests.cast import Cast
from tests.factories import a_firm
from tests.matchmaking.actions.test_registration import an_open_round
from tests.matchmaking.makers import a_published_round, sides

pytestmark = pytest.mark.django_db


def as_user(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def address(name: str, round: Round, *more: object) -> str:
    return reverse(f"matchmaking:{name}", args=[round.pk, *more])


def test_a_firm_finds_an_open_round_reads_its_conditions_and_registers(cast: Cast) -> None:
    round = an_open_round(about="Para panaderías", regions=["08"], sizes=["micro"])
    client = as_user(cast.owner)
    assert str(round) in client.get(reverse("matchmaking:list")).content.decode()
    assert client.get(address("detail", round)).url == address("terms", round)  # type: ignore[attr-defined]
    page = client.get(address("terms", round)).content.decode()
    assert "Para panaderías" in page
    assert "fecha por definir" in page
    assert "cumple" in page
    assert "no informado" in page
    assert "No hay ventas anuales registradas." in page
    client.post(address("register", round), {"firm": cast.firm.pk, "message": "Pan"})
    assert Participant.objects.get(firm=cast.firm).status == "registered"
    client.post(address("register", round), {"firm": cast.firm.pk})
    assert "ya está en esta rueda" in client.get(address("terms", round)).content.decode()


@pytest.mark.parametrize("firm", ["", "x", "0", "9999999"])
def test_nobody_registers_a_firm_that_is_not_theirs(cast: Cast, firm: str) -> None:
    round = an_open_round()
    assert as_user(cast.owner).post(address("register", round), {"firm": firm}).status_code == 404
    assert as_user(cast.owner).post(address("register", round), {"firm": cast.rival_firm.pk}).status_code == 404
    assert not Participant.objects.exists()


def test_the_adviser_registers_in_the_firms_name_and_takes_it_back(cast: Cast) -> None:
    round = an_open_round()
    client = as_user(cast.adviser)
    client.post(address("register", round), {"firm": cast.firm.pk})
    person = Participant.objects.get()
    assert person.application.asked_by == cast.adviser
    client.post(address("unregister", round), {"firm": cast.firm.pk})
    assert Participant.objects.get().status == "withdrawn"


def test_the_organiser_declines_with_a_reason_that_the_firm_reads(cast: Cast) -> None:
    round = an_open_round()
    person = register(round, firm=cast.firm, actor=cast.owner)
    client = as_user(cast.promoter)
    assert cast.firm.name in client.get(address("registrations", round)).content.decode()
    answer = address("registration_answer", round, person.pk)
    assert "Escribe la razón" in client.post(answer, {"status": "declined"}).content.decode()
    client.post(answer, {"status": "declined", "reason": "Falta la ficha", "way_out": "Completa tus ofertas"})
    page = as_user(cast.owner).get(address("terms", round)).content.decode()
    assert "Falta la ficha" in page
    assert "Completa tus ofertas" in page
    assert "Inscribir" in page


def test_ticked_ones_are_accepted_as_far_as_there_are_places(cast: Cast) -> None:
    round = an_open_round(firm_places=2)
    people = [register(round, firm=a_firm(), actor=None) for _ in range(3)]
    client = as_user(cast.promoter)
    page = client.post(
        address("registration_accept", round), {"person": [p.pk for p in people]}, follow=True
    ).content.decode()
    assert "Se aceptaron 2 inscripciones." in page
    assert "No quedan cupos" in page
    assert [p.status for p in Participant.objects.order_by("pk")] == ["approved", "approved", "registered"]


def test_ticking_nothing_says_so(cast: Cast) -> None:
    page = as_user(cast.promoter).post(address("registration_accept", an_open_round()), follow=True)
    assert "Marca al menos una inscripción." in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    cast: Cast, count: int, django_assert_max_num_queries: Any
) -> None:
    round = an_open_round(readiness=50)
    for _ in range(count):
        register(round, firm=a_firm(), actor=None)
    client = as_user(cast.promoter)
    client.get(address("registrations", round))
    with django_assert_max_num_queries(12):
        page = client.get(address("registrations", round))
    assert page.content.count(b'name="person"') == count


def test_terms_that_cross_are_said_in_the_form(cast: Cast) -> None:
    round = an_open_round()
    data = {"firm_wishes": 5, "buyer_wishes": 5, "opens_at": "2026-11-02T09:00", "closes_at": "2026-11-01T09:00"}
    page = as_user(cast.promoter).post(address("terms_edit", round), data).content.decode()
    assert "Los plazos se cruzan" in page
    assert Terms.objects.get().closes_at is None


def test_hours_of_the_terms_are_those_of_the_round(cast: Cast) -> None:
    round = an_open_round()
    data = {"firm_wishes": 5, "buyer_wishes": 5, "closes_at": "2027-01-10T18:00"}
    as_user(cast.promoter).post(address("terms_edit", round), data)
    closes = Terms.objects.get().closes_at
    assert closes is not None
    assert closes.astimezone(round.zone).hour == 18


def test_a_buyer_gets_access_and_loses_it(cast: Cast) -> None:
    round = a_published_round([cast.firm])
    person = sides(round)[0][0]
    client = as_user(cast.promoter)
    page = address("access", round, person.pk)
    client.post(page, {"full_name": "Kei Sato", "email": "kei@minato.example", "language": "en"})
    assert "kei@minato.example" in client.get(page).content.decode()
    delegate = person.buyer.delegates.get()  # type: ignore[union-attr]
    assert client.post(address("access_link", round, person.pk, delegate.pk)).status_code == 302
    client.post(address("access_take", round, person.pk, delegate.pk), follow=True)
    assert "kei@minato.example" not in client.get(page).content.decode()


def test_a_firm_has_no_such_page(cast: Cast) -> None:
    round = a_published_round([cast.firm])
    assert as_user(cast.promoter).get(address("access", round, sides(round)[1][0].pk)).status_code == 404
