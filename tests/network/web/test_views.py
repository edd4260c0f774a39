import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from encadena.network.actions.stated import load_stated_network
from encadena.network.models import Centre, OperatingContract
from tests.cast import Cast
from tests.factories import a_centre

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(cast: Cast, client: Client) -> Client:
    client.force_login(cast.agency)
    return client


def test_the_list_takes_the_same_queries_for_a_few_centres_and_for_many(agency: Client) -> None:
    agency.get(reverse("network:centres"))
    counts = []
    for extra in (1, 3):
        for _ in range(extra):
            a_centre()
        with CaptureQueriesContext(connection) as queries:
            agency.get(reverse("network:centres"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_unknown_operator_is_said_as_such(agency: Client) -> None:
    load_stated_network(actor=None)
    page = agency.get(reverse("network:centre", args=["canete"])).content.decode()
    assert "Operador no informado por ninguna fuente" in page


def test_an_operator_shows_its_share_with_the_denominator_beside_what_it_stated(agency: Client) -> None:
    load_stated_network(actor=None)
    whole = Centre.objects.exclude(kind="satellite").count()
    page = agency.get(reverse("network:institution", args=["codesser"])).content.decode()
    assert f"13 de {whole}" in page
    assert "casi" in page
    assert "codesser.cl, 4-12-2020" in page


def test_a_term_that_ran_out_asks_for_what_happened(agency: Client) -> None:
    load_stated_network(actor=None)
    page = agency.get(reverse("network:centre", args=["vallenar"])).content.decode()
    assert "se cumplió en 2025" in page


def test_an_adviser_reads_but_changes_nothing(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    assert client.get(reverse("network:centre", args=[cast.centre.slug])).status_code == 200
    assert client.post(reverse("network:centre_edit", args=[cast.centre.slug]), {"name": "x"}).status_code == 403


def test_a_broken_rule_comes_back_as_a_sentence_and_keeps_what_was_typed(agency: Client, cast: Cast) -> None:
    url = reverse("network:contract_new", args=[cast.centre.slug])
    answer = agency.post(url, {"operator": cast.rival_operator.pk, "source": "Acta 12"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Ya hay un convenio vigente" in page
    assert "Acta 12" in page
    assert OperatingContract.objects.filter(centre=cast.centre).count() == 1


def test_an_event_of_a_contract_appears_in_its_timeline(agency: Client, cast: Cast) -> None:
    contract = OperatingContract.objects.get(centre=cast.centre)
    data = {"kind": "renewal", "year": "2026", "term_years": "5", "note": "Resolución 44"}
    agency.post(reverse("network:event_new", args=[contract.pk]), data)
    assert "Resolución 44" in agency.get(reverse("network:centre", args=[cast.centre.slug])).content.decode()
