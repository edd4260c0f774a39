import pytest
from django.urls import reverse

from encadena.advisory.models import Milestone
from encadena.kernel import clock
from encadena.matchmaking.choices import Stage
from tests.advisory.makers import a_client, a_document
from tests.cast import Cast
from tests.fairs.actions.test_outcome import told
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def test_an_adviser_hands_the_order_on_with_its_evidence(cast: Cast) -> None:
    client, paper = a_client(cast.centre, cast.adviser, cast.firm), a_document(cast.firm)
    row = told(cast).exhibitor
    adviser, address = as_user(cast.adviser), reverse("advisory:order_milestone", args=["feria", row.pk])
    panel = reverse("fairs:firm_panel", args=[cast.firm.pk])
    assert address in adviser.get(panel).content.decode()

    values = {"client": client.pk, "on": clock.today().isoformat(), "what": "Pedido", "amount": "5.000"}
    adviser.post(address, {**values, "currency": "USD", "documents": [paper.pk]})

    made = Milestone.objects.get()
    assert (made.amount, list(made.documents.all())) == (5000, [paper])
    assert adviser.get(address).status_code == 404
    assert reverse("advisory:milestone", args=[made.pk]) in adviser.get(panel).content.decode()


@pytest.mark.parametrize("who", ["owner", "rival", "promoter"])
def test_others_do_not(cast: Cast, who: str) -> None:
    a_client(cast.centre, cast.adviser, cast.firm)
    row = told(cast).exhibitor

    address = reverse("advisory:order_milestone", args=["feria", row.pk])
    assert as_user(getattr(cast, who)).get(address).status_code == 404


def test_what_is_no_order_is_not_offered(cast: Cast) -> None:
    a_client(cast.centre, cast.adviser, cast.firm)
    row = told(cast, Stage.SAMPLE).exhibitor

    assert as_user(cast.adviser).get(reverse("advisory:order_milestone", args=["feria", row.pk])).status_code == 404
