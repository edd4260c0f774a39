import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from encadena.fairs.actions import present
from encadena.fairs.choices import FairState
from encadena.fairs.models import Exhibitor, VisitorRequest
from encadena.fairs.web.views import showcase
from encadena.kernel import clock
from tests.cast import Cast
from tests.fairs.makers import a_fair, an_exhibitor, an_offering

pytestmark = pytest.mark.django_db
ASKED = {"name": "Ana", "email": "ana@example.com", "message": "¿Precio?", "agree": "on"}


@pytest.fixture(autouse=True)
def _nobody_asked_yet() -> None:
    cache.clear()


def shown(row: Exhibitor, seconds: int = 30) -> str:
    return showcase.SIGNER.sign(f"{row.pk}@{(clock.now() - timedelta(seconds=seconds)).timestamp()}")


def address(row: Exhibitor) -> str:
    return reverse("showcase:exhibitor", args=[row.fair_id, row.pk])


def test_the_showcase_speaks_three_languages_and_to_machines(cast: Cast) -> None:
    row = an_exhibitor(a_fair(), cast.firm)

    page = Client().get(reverse("showcase:fair", args=[row.fair_id]) + "?idioma=pt").content.decode()

    assert 'lang="pt"' in page
    assert "Expositores" in page
    assert cast.firm.name in page
    assert "application/ld+json" in page
    assert "Ask for a contact" in Client().get(address(row) + "?idioma=en").content.decode()
    assert row.fair.name in Client().get(reverse("showcase:fairs")).content.decode()


def test_drafts_and_who_did_not_present_itself_are_not_public(cast: Cast) -> None:
    draft = an_exhibitor(a_fair(state=FairState.DRAFT), cast.firm)
    quiet = an_exhibitor(a_fair(), cast.rival_firm, about="")

    assert Client().get(address(draft)).status_code == 404
    assert Client().get(address(quiet)).status_code == 404
    assert cast.rival_firm.name not in Client().get(reverse("showcase:fair", args=[quiet.fair_id])).content.decode()


def test_a_visitor_asks_with_its_agreement(cast: Cast) -> None:
    row = an_exhibitor(a_fair(), cast.firm)

    refused = Client().post(address(row), {**ASKED, "agree": "", "shown": shown(row)})
    sent = Client().post(address(row), {**ASKED, "shown": shown(row)})

    assert (refused.status_code, sent.status_code) == (422, 302)
    made = VisitorRequest.objects.get()
    assert cast.firm.trade_name or cast.firm.name in made.consent


@pytest.mark.parametrize("trick", [{"website": "http://spam"}, {"shown": ""}, {"shown": "x:y"}])
def test_machines_are_turned_away(cast: Cast, trick: dict[str, str]) -> None:
    row = an_exhibitor(a_fair(), cast.firm)

    assert Client().post(address(row), {**ASKED, "shown": shown(row), **trick}).status_code == 422
    assert Client().post(address(row), {**ASKED, "shown": shown(row, 0)}).status_code == 422
    assert not VisitorRequest.objects.exists()


def test_nobody_asks_more_than_five_times_an_hour(cast: Cast) -> None:
    row = an_exhibitor(a_fair(), cast.firm)

    answers = [Client().post(address(row), {**ASKED, "shown": shown(row)}).status_code for _ in range(6)]

    assert answers == [302] * 5 + [422]


def test_each_product_has_a_page_that_machines_read(cast: Cast) -> None:
    row, bread, hidden = an_exhibitor(a_fair(), cast.firm), an_offering(cast.firm), an_offering(cast.firm, "Queque")
    present(row, about="Pan", offerings=[bread], actor=None)
    page = reverse("showcase:offering", args=[row.fair_id, row.pk, bread.pk])

    shown = Client().get(page + "?idioma=pt").content.decode()
    data = json.loads(shown.partition('<script type="application/ld+json">')[2].partition("</script>")[0])

    assert (data["@type"], data["name"], data["offers"]["seller"]["name"]) == ("Product", bread.name, str(cast.firm))
    assert data["url"].endswith(page)
    assert 'lang="pt"' in shown
    assert page in Client().get(address(row)).content.decode()
    assert Client().get(reverse("showcase:offering", args=[row.fair_id, row.pk, hidden.pk])).status_code == 404


def test_what_is_no_longer_sold_has_no_page(cast: Cast) -> None:
    row, bread = an_exhibitor(a_fair(), cast.firm), an_offering(cast.firm)
    present(row, about="Pan", offerings=[bread], actor=None)
    type(bread).objects.update(withdrawn_at=clock.now())

    assert Client().get(reverse("showcase:offering", args=[row.fair_id, row.pk, bread.pk])).status_code == 404


def test_a_product_tells_what_the_firm_said_of_it_and_nothing_else(cast: Cast) -> None:
    row, bread = an_exhibitor(a_fair(), cast.firm), an_offering(cast.firm)
    present(row, about="Pan", offerings=[bread], actor=None)
    page = reverse("showcase:offering", args=[row.fair_id, row.pk, bread.pk])
    assert "<dl" not in Client().get(page).content.decode()

    facts = {"yearly_capacity": 12500, "unit": "kg", "languages": "español, inglés", "incoterms": ["FCA", "FOB"]}
    type(bread).objects.filter(pk=bread.pk).update(**facts)
    shown = Client().get(page + "?idioma=pt").content.decode()
    assert "<dt>Capacidade por ano</dt><dd>12.500 kg</dd>" in " ".join(shown.split()).replace("> <", "><")
    assert "FCA, FOB" in shown
    assert "Certificações" not in shown
