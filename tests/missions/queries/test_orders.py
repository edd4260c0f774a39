import pytest
from django.urls import reverse

from encadena.advisory.models import Milestone
from encadena.kernel import clock
from tests.advisory.makers import a_client, a_document
from tests.cast import Cast
from tests.matchmaking.web.views.test_rounds import as_user
from tests.missions.actions.test_milestone import a_debrief

pytestmark = pytest.mark.django_db


def test_an_adviser_hands_the_order_on_with_its_evidence(cast: Cast) -> None:
    client, paper = a_client(cast.centre, cast.adviser, cast.firm), a_document(cast.firm)
    application = a_debrief(cast).application
    adviser = as_user(cast.adviser)
    address = reverse("advisory:order_milestone", args=["mision", application.pk])
    panel = reverse("missions:firm_panel", args=[cast.firm.pk])
    assert address in adviser.get(panel).content.decode()

    values = {"client": client.pk, "on": clock.today().isoformat(), "what": "Pedido", "amount": "5.000"}
    adviser.post(address, {**values, "currency": "USD", "documents": [paper.pk]})

    made = Milestone.objects.get()
    assert (made.amount, list(made.documents.all())) == (5000, [paper])
    assert adviser.get(address).status_code == 404
    assert reverse("advisory:milestone", args=[made.pk]) in adviser.get(panel).content.decode()


def test_a_day_in_the_future_is_refused_in_words(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    application = a_debrief(cast).application
    address = reverse("advisory:order_milestone", args=["mision", application.pk])

    values = {"client": client.pk, "on": "2999-01-01", "what": "Pedido", "amount": "5", "currency": "USD"}
    answer = as_user(cast.adviser).post(address, values)

    assert answer.status_code == 422
    assert "milestone_in_future" not in answer.content.decode()
    assert not Milestone.objects.exists()


@pytest.mark.parametrize("who", ["owner", "rival", "promoter"])
def test_others_do_not(cast: Cast, who: str) -> None:
    a_client(cast.centre, cast.adviser, cast.firm)
    application = a_debrief(cast).application
    address = reverse("advisory:order_milestone", args=["mision", application.pk])

    assert as_user(getattr(cast, who)).get(address).status_code == 404
