from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from encadena.kernel import clock
from encadena.network.actions.observation import observe
from encadena.network.actions.review import decide, evaluate, open_review
from encadena.network.choices import ContractEventKind
from encadena.network.models import ContractEvent, ContractObservation, ContractReview, OperatingContract
from tests.cast import Cast
from tests.factories import a_centre

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract(cast: Cast) -> OperatingContract:
    return cast.centre.contracts.get()


def body(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_three_contracts_cost_as_many_queries_as_one(cast: Cast, client: Client) -> None:
    client.force_login(cast.coordinator)
    asked = []
    for more in (0, 2):
        for _n in range(more):
            a_centre(cast.operator)
        with CaptureQueriesContext(connection) as queries:
            page = body(client, "/red/convenios/")
        asked.append(len(queries))
    assert asked == [asked[0]] * 2
    assert "fecha no informada" in page
    assert "Centro Raúl" not in page


def test_the_tabs_show_what_ends_soon_what_is_open_and_what_is_over(
    cast: Cast, contract: OperatingContract, client: Client
) -> None:
    client.force_login(cast.agency)
    open_review(contract, kind="continuation", actor=None)
    rival = cast.rival_centre.contracts.get()
    rival.agreed_until = clock.today() + timedelta(days=90)
    rival.save()
    shown = {view: body(client, f"/red/convenios/?ver={view}") for view in ("running", "close", "open", "ended")}
    assert {view: ("Centro Ana" in page, "Centro Raúl" in page) for view, page in shown.items()} == {
        "running": (True, True),
        "close": (False, True),
        "open": (True, False),
        "ended": (False, False),
    }


def test_the_whole_way_of_an_evaluation(cast: Cast, contract: OperatingContract, client: Client) -> None:
    base = f"/red/convenios/{contract.pk}/"
    client.force_login(cast.agency_region)
    client.post(base + "evaluar/", {"kind": "continuation", "contract_year": "2"})
    review = ContractReview.objects.get()
    step = f"{base}evaluaciones/{review.pk}/"
    client.post(step, {"evaluation": "Cumplió casi todo", "recommendation": "observed"})
    client.post(step + "observar/", {"text": "Falta una comuna"})
    assert client.post(step + "decidir/", {"decision": "continues"}).status_code == 403
    observation = ContractObservation.objects.get()
    client.force_login(cast.coordinator)
    client.post(f"{base}observaciones/{observation.pk}/", {"text": "Ya se cubre"})
    client.force_login(cast.agency)
    client.post(f"{base}observaciones/{observation.pk}/resolver/")
    client.post(step + "decidir/", {"decision": "observed", "on": "2026-11-20"})
    page = body(client, base)
    for told in ("Cumplió casi todo", "Falta una comuna", "Ya se cubre", "resuelta", "20 nov 2026"):
        assert told in page


def test_a_rule_that_is_broken_is_said_above_what_was_typed(
    cast: Cast, contract: OperatingContract, client: Client
) -> None:
    review = open_review(contract, kind="renewal", actor=None)
    evaluate(review, evaluation="Bien", recommendation="continue", actor=None)
    client.force_login(cast.agency)
    address = f"/red/convenios/{contract.pk}/evaluaciones/{review.pk}/decidir/"
    answer = client.post(address, {"decision": "continues", "on": "2026-11-20", "reason": "Porque sí"})
    assert answer.status_code == 422
    assert "por cuántos años" in answer.content.decode()
    assert "Porque sí" in answer.content.decode()


def test_rivals_learn_who_runs_a_centre_and_not_how_it_was_judged(
    cast: Cast, contract: OperatingContract, client: Client
) -> None:
    review = open_review(contract, kind="continuation", contract_year=2, actor=None)
    evaluate(review, evaluation="Evaluación reservada", recommendation="stop", actor=None)
    observe(review, text="Observación reservada", actor=None)
    decide(review, decision="continues", on=clock.today(), reason="Razón reservada", actor=None)
    ContractEvent.objects.create(
        contract=contract, kind=ContractEventKind.AWARD, year=2020, note="Nota pública", source="Diario"
    )
    ContractEvent.objects.create(contract=contract, kind=ContractEventKind.RENEWAL, year=2025, note="Nota reservada")
    address = f"/red/centros/{cast.centre.slug}/"
    client.force_login(cast.rival)
    page = body(client, address)
    assert "Nota pública" in page
    assert "Renovación" in page
    assert "reservada" not in page
    assert "Continuidad anual" not in page
    assert client.get(f"/red/convenios/{contract.pk}/").status_code == 403
    client.force_login(cast.head)
    assert "Continuidad anual" in body(client, address)
    assert "Razón reservada" in body(client, f"/red/convenios/{contract.pk}/")


def test_an_end_is_fixed_and_taken_back(cast: Cast, contract: OperatingContract, client: Client) -> None:
    client.force_login(cast.agency)
    base = f"/red/convenios/{contract.pk}/"
    day = clock.today() + timedelta(days=40)
    page = client.post(base + "termino/", {"on": day.isoformat(), "reason": "Renunció"}, follow=True).content.decode()
    assert "con término fijado" in page
    assert "termino/quitar/" in page
    client.post(base + "termino/quitar/")
    contract.refresh_from_db()
    assert contract.ends_on is None


def test_a_term_nobody_knows_stays_unknown(cast: Cast, contract: OperatingContract, client: Client) -> None:
    client.force_login(cast.agency)
    base = f"/red/convenios/{contract.pk}/"
    client.post(base + "plazo/", {"until": "2030-03-01"})
    assert "1 mar 2030" in body(client, base)
    client.post(base + "plazo/", {"until": ""})
    assert "fecha no informada" in body(client, base)
