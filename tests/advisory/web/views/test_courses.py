import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from encadena.advisory.models import Registration
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests() -> None:
    cache.clear()


def test_a_passer_by_registers_and_gets_a_page_and_a_mail(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    training = a_training(cast.centre, public=True)
    data = {"full_name": "Rosa Soto", "email": "rosa@example.cl", "firm_rut": cast.firm.rut_shown}

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        answer = Client().post(reverse("advisory:course", args=[training.pk]), data)

    row = Registration.objects.get()
    assert answer.url == reverse("advisory:pass", args=[row.token])
    assert (row.firm, row.origin, row.state) == (cast.firm, "public", "registered")
    assert [m.subject for m in mail.outbox] == [f"Tienes un cupo: {training.title}"]
    assert row.token in mail.outbox[0].body


def test_it_says_what_the_data_are_for_and_shows_nobody(cast: Cast) -> None:
    training = a_training(cast.centre, public=True)
    a_registration(training, name="Persona Reservada")

    page = Client().get(reverse("advisory:course", args=[training.pk])).content.decode()

    assert "Usamos tus datos solo para este curso" in page
    assert "Persona Reservada" not in page


@pytest.mark.parametrize("fields", [{"public": False}, {"public": True, "state": "draft"}])
def test_what_is_not_public_does_not_exist(cast: Cast, fields: dict[str, object]) -> None:
    training = a_training(cast.centre, **fields)
    for name in ("course", "course_calendar"):
        assert Client().get(reverse(f"advisory:{name}", args=[training.pk])).status_code == 404


def test_a_mail_is_needed_and_a_course_that_began_takes_nobody(cast: Cast) -> None:
    open_one, begun = a_training(cast.centre, public=True), a_training(cast.centre, public=True, days=(-1, 3))

    refused = Client().post(reverse("advisory:course", args=[open_one.pk]), {"full_name": "Rosa"})
    late = Client().post(reverse("advisory:course", args=[begun.pk]), {"full_name": "Rosa", "email": "r@example.cl"})

    assert refused.status_code == 200
    assert "ya no recibe inscripciones" in late.content.decode()
    assert not Registration.objects.exists()


def test_a_flood_of_forms_is_stopped(cast: Cast) -> None:
    client, url = Client(), reverse("advisory:course", args=[a_training(cast.centre, public=True).pk])
    assert [client.post(url, {}).status_code for _ in range(21)] == [200] * 20 + [429]
    assert client.get(url).status_code == 200
