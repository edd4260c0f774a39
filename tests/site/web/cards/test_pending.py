"""What waits for a reader, on their home page."""

import pytest
from django.test import Client
from tests.cast import Cast
from tests.factories import a_firm

from encadena.firms.models import LinkRequest
from encadena.jobs.choices import State
from encadena.jobs.models import Job
from encadena.kernel import clock

URL = "/inicio/pendientes/"


def card_of(client: Client, user: object) -> str:
    client.force_login(user)  # type: ignore[arg-type]
    return client.get(URL).content.decode()


def test_gaps_are_counted_within_reach_and_lead_to_their_firms(cast: Cast, client: Client) -> None:
    a_firm(cast.centre, cast.adviser)
    card = card_of(client, cast.adviser)
    assert "2 empresas sin ventas informadas" in card
    assert 'href="/empresas/?tramo=1"' in card
    assert "sin RUT" not in card


def test_one_firm_is_said_in_the_singular(cast: Cast, client: Client) -> None:
    assert "1 empresa sin ventas informadas" in card_of(client, cast.head)


def test_a_firms_owner_reads_what_is_missing_on_its_own_page(cast: Cast, client: Client) -> None:
    card = card_of(client, cast.owner)
    assert "Panadería La Espiga SpA: falta ventas" in card
    assert f'href="/empresas/{cast.firm.pk}/"' in card
    assert "Maestranza" not in card


def test_only_who_may_answer_sees_a_request_to_attend_a_firm(cast: Cast, client: Client) -> None:
    LinkRequest.objects.create(firm=cast.rival_firm, centre=cast.centre, asked_by=cast.adviser)
    assert "pide atender a Maestranza" in card_of(client, cast.head)
    assert "pide atender" not in card_of(client, cast.adviser)


def test_a_failed_job_is_told_to_whoever_asked_for_it(cast: Cast, client: Client) -> None:
    Job.objects.create(kind="x.y", actor=cast.adviser, state=State.FAILED, finished_at=clock.now())
    assert "1 trabajo tuyo falló esta semana" in card_of(client, cast.adviser)
    assert "falló" not in card_of(client, cast.head)


@pytest.mark.parametrize("who", ["buyer", "promoter", "association"])
def test_nobody_is_told_of_work_that_is_not_theirs(cast: Cast, client: Client, who: str) -> None:
    assert card_of(client, cast.by_role()[who]) == ""


def test_the_number_of_queries_does_not_grow_with_the_firms(
    cast: Cast, client: Client, django_assert_num_queries: object
) -> None:
    client.force_login(cast.adviser)
    client.get(URL)
    with django_assert_num_queries(QUERIES):  # type: ignore[operator]
        client.get(URL)
    for _ in range(2):
        a_firm(cast.centre, cast.adviser)
    with django_assert_num_queries(QUERIES):  # type: ignore[operator]
        client.get(URL)


QUERIES = 6
