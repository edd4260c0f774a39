import pytest
from django.test import Client as Browser
from django.urls import reverse

from encadena.readiness.models import Diagnosis
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.readiness.makers import a_diagnosis, rate, shipped

pytestmark = pytest.mark.django_db


def test_an_adviser_opens_it_with_the_centres_client(client: Browser, cast: Cast) -> None:
    ours = a_client(cast.centre, cast.adviser, cast.firm)
    client.force_login(cast.adviser)
    url = reverse("readiness:start", args=[cast.firm.pk])
    assert "Preparación para exportar" in client.get(url).content.decode()
    sent = {"version": shipped().pk, "kinds": ["food", "micro"], "client": ours.pk}
    made = client.post(url, sent)
    diagnosis = Diagnosis.objects.get()
    assert made.url == reverse("readiness:answer", args=[diagnosis.pk, "adviser"])  # type: ignore[attr-defined]
    assert (diagnosis.client, diagnosis.kinds) == (ours, ["food", "micro"])


def test_the_firm_opens_its_own_and_chooses_whether_a_centre_sees_it(client: Browser, cast: Cast) -> None:
    ours = a_client(cast.centre, cast.adviser, cast.firm)
    client.force_login(cast.owner)
    url = reverse("readiness:start", args=[cast.firm.pk])
    client.post(url, {"version": shipped().pk, "kinds": ["goods"], "client": ""})
    client.post(url, {"version": shipped("supplier").pk, "kinds": ["goods"], "client": ours.pk})
    kept = Diagnosis.objects.order_by("pk").values_list("client", "opened_by")
    assert list(kept) == [(None, cast.owner.pk), (ours.pk, cast.owner.pk)]


def test_what_it_sells_must_be_said(client: Browser, cast: Cast) -> None:
    a_client(cast.centre, cast.adviser, cast.firm)
    client.force_login(cast.adviser)
    page = client.post(reverse("readiness:start", args=[cast.firm.pk]), {"version": shipped().pk, "kinds": ["micro"]})
    assert "Marca qué vende la empresa" in page.content.decode()
    assert not Diagnosis.objects.exists()


def test_whoever_has_no_client_of_the_firm_is_refused(client: Browser, cast: Cast) -> None:
    a_client(cast.rival_centre, cast.rival, cast.firm)
    client.force_login(cast.adviser)
    assert client.get(reverse("readiness:start", args=[cast.firm.pk])).status_code == 403
    assert client.get(reverse("readiness:start", args=[cast.rival_firm.pk])).status_code == 404


def test_finishing_says_until_when_and_an_empty_one_says_why_not(client: Browser, cast: Cast) -> None:
    diagnosis = a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm))
    client.force_login(cast.adviser)
    url = reverse("readiness:finish", args=[diagnosis.pk])
    assert "Todavía no hay ninguna respuesta" in client.post(url, follow=True).content.decode()
    rate(diagnosis, "adviser", a=1)
    assert "quedó guardado y vale hasta" in client.post(url, follow=True).content.decode()


def test_withdrawing_is_undone_from_the_message(client: Browser, cast: Cast) -> None:
    diagnosis = a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm))
    client.force_login(cast.adviser)
    page = client.post(reverse("readiness:withdraw", args=[diagnosis.pk]), follow=True)
    undo = reverse("readiness:bring_back", args=[diagnosis.pk])
    assert undo in page.content.decode()
    assert client.get(reverse("readiness:detail", args=[diagnosis.pk])).status_code == 404
    client.post(undo)
    assert client.get(reverse("readiness:detail", args=[diagnosis.pk])).status_code == 200
