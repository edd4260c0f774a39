from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from encadena.advisory.actions.attendance import mark
from encadena.advisory.actions.certificate import revoke_certificate
from encadena.advisory.actions.training import close_training
from encadena.advisory.models import Certificate
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast
from tests.factories import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(cast: Cast) -> Certificate:
    cache.clear()
    training = a_training(cast.centre, days=(-1,), title="Costos y precios")
    person = a_person(full_name="Rosa Soto", rut="111111111", phone="+56912345678")
    row = a_registration(training, firm=cast.firm, person=person, email="rosa@example.cl")
    mark(row, training.days.get(), present=True, by="list", actor=cast.adviser)
    close_training(training, actor=cast.adviser)
    return Certificate.objects.get()


def as_user(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_passer_by_reads_what_the_certificate_says_and_nothing_else(cast: Cast, given: Certificate) -> None:
    page = Client().get(reverse("advisory:certificate", args=[given.code])).content.decode()

    for said in ("Certificado válido", "Rosa Soto", "Costos y precios", "Centro Ana", "3\u00a0h", given.code_shown):
        assert said in page
    for unsaid in ("11.111.111-1", "rosa@example.cl", "912345678", cast.firm.name):
        assert unsaid not in page


def test_a_revoked_one_says_so_without_the_reason_and_has_no_paper(cast: Cast, given: Certificate) -> None:
    revoke_certificate(given, reason="Motivo reservado", actor=cast.head)

    page = Client().get(reverse("advisory:certificate", args=[given.code])).content.decode()

    assert "Certificado revocado" in page
    assert "Motivo reservado" not in page
    assert Client().get(reverse("advisory:certificate_file", args=[given.code])).status_code == 404


def test_an_unknown_code_says_so(given: Certificate) -> None:
    answer = Client().get(reverse("advisory:certificate", args=["ABCD-EFGH"]))
    assert answer.status_code == 404
    assert "No existe ese certificado" in answer.content.decode()


def test_a_code_typed_as_printed_finds_it(given: Certificate) -> None:
    answer = Client().get(reverse("advisory:certificate_check"), {"codigo": given.code_shown.lower()})
    assert answer.url == reverse("advisory:certificate", args=[given.code])


def test_guessing_is_slowed_down(given: Certificate) -> None:
    client, url = Client(), reverse("advisory:certificate", args=["AAAA"])
    statuses = [client.get(url).status_code for _ in range(31)]
    assert statuses[:30] == [404] * 30
    assert statuses[30] == 429


def test_only_the_centre_revokes_and_only_with_a_reason(cast: Cast, given: Certificate) -> None:
    url = reverse("advisory:certificate_revoke", args=[given.pk])

    assert as_user(cast.rival).post(url, {"reason": "x"}).status_code == 404
    assert as_user(cast.coordinator).post(url, {"reason": "x"}).status_code == 404
    as_user(cast.head).post(url, {"reason": ""})
    given.refresh_from_db()
    assert given.revoked_at is None

    as_user(cast.head).post(url, {"reason": "Era otra persona"})
    given.refresh_from_db()
    assert (given.revoked_reason, given.revoked_by) == ("Era otra persona", cast.head)
