import pytest
from django.urls import reverse

from encadena.advisory.models import Milestone
from encadena.kernel import clock
from encadena.matchmaking.choices import Stage
from tests.advisory.makers import a_client, a_document
from tests.cast import Cast
from tests.matchmaking.outcome_makers import a_past_round, say
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def test_an_adviser_hands_the_order_on_with_its_evidence(cast: Cast) -> None:
    client, paper = a_client(cast.centre, cast.adviser, cast.firm), a_document(cast.firm)
    meeting = a_past_round([cast.firm], buyers=1).meetings.select_related("second").get()
    order = say(meeting, meeting.second, Stage.ORDER)
    adviser, address = as_user(cast.adviser), reverse("advisory:order_milestone", args=["rueda", order.pk])
    panel = adviser.get(reverse("matchmaking:outcomes_panel", args=[cast.firm.pk])).content.decode()

    form = adviser.get(address).content.decode()
    values = {"client": client.pk, "on": clock.today().isoformat(), "what": "Pedido", "amount": "5.000"}
    adviser.post(address, {**values, "currency": "USD", "documents": [paper.pk]})

    milestone = Milestone.objects.get()
    assert address in panel
    assert meeting.first.name in form
    assert (milestone.amount, list(milestone.documents.all())) == (5000, [paper])
    assert adviser.get(address).status_code == 404
    after = adviser.get(reverse("matchmaking:outcomes_panel", args=[cast.firm.pk])).content.decode()
    assert reverse("advisory:milestone", args=[milestone.pk]) in after


@pytest.mark.parametrize("who", ["owner", "rival", "promoter"])
def test_others_do_not(cast: Cast, who: str) -> None:
    a_client(cast.centre, cast.adviser, cast.firm)
    meeting = a_past_round([cast.firm], buyers=1).meetings.select_related("second").get()
    order = say(meeting, meeting.second, Stage.ORDER)
    address = reverse("advisory:order_milestone", args=["rueda", order.pk])

    assert as_user(getattr(cast, who)).get(address).status_code == 404
