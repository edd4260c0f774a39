from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from encadena.advisory.models import Registration
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast
from tests.factories import a_person, an_owner

pytestmark = pytest.mark.django_db


def as_user(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_firm_registers_its_owner_with_one_tap(cast: Cast) -> None:
    training, owner = a_training(cast.centre), an_owner(cast.firm, full_name="Olga Dueña").person
    url = reverse("advisory:training_register", args=[training.pk])

    as_user(cast.owner).post(url, {"person": owner.pk})

    row = Registration.objects.get()
    assert (row.person, row.firm, row.origin, row.registered_by) == (owner, cast.firm, "firm", cast.owner)


def test_a_firm_cannot_register_the_people_of_another(cast: Cast) -> None:
    training, stranger = a_training(cast.centre), an_owner(cast.rival_firm).person
    client, url = as_user(cast.owner), reverse("advisory:training_register", args=[training.pk])

    assert client.post(url, {"person": stranger.pk}).status_code == 404
    assert client.post(url, {"full_name": "Rosa", "empresa": cast.rival_firm.pk}).status_code == 404
    assert not Registration.objects.exists()


def test_the_centre_finds_a_firm_by_name_and_registers_somebody_new(cast: Cast) -> None:
    training = a_training(cast.centre)
    client, url = as_user(cast.adviser), reverse("advisory:training_register", args=[training.pk])

    assert cast.firm.name in client.get(url, {"q": "espiga"}).content.decode()
    assert cast.rival_firm.name not in client.get(url, {"q": "robles"}).content.decode()
    client.post(url, {"empresa": cast.firm.pk, "full_name": "Rosa Soto", "email": "rosa@example.cl"})

    row = Registration.objects.get()
    assert (row.name, row.firm, row.state, row.origin) == ("Rosa Soto", cast.firm, "registered", "centre")


def test_a_duplicate_is_refused_in_words_and_keeps_what_was_typed(cast: Cast) -> None:
    training = a_training(cast.centre)
    person = a_person(full_name="Rosa Soto", rut="111111111")
    a_registration(training, person=person)
    url = reverse("advisory:training_register", args=[training.pk])

    page = as_user(cast.adviser).post(url, {"full_name": "Rosa", "rut": "11.111.111-1"}).content.decode()

    assert "ya tiene un cupo en este curso" in page
    assert 'value="111111111"' in page or 'value="11.111.111-1"' in page
    assert Registration.objects.count() == 1


def test_cancelling_offers_to_undo_it(cast: Cast) -> None:
    row = a_registration(a_training(cast.centre))
    client = as_user(cast.adviser)

    page = client.post(reverse("advisory:registration_cancel", args=[row.pk]), follow=True).content.decode()
    assert reverse("advisory:registration_restore", args=[row.pk]) in page
    client.post(reverse("advisory:registration_restore", args=[row.pk]))

    row.refresh_from_db()
    assert row.state == "registered"


def test_a_firm_cancels_its_own_and_the_coordinator_only_reads(cast: Cast) -> None:
    training = a_training(cast.centre)
    own, other = a_registration(training, firm=cast.firm), a_registration(training)
    cancel = [reverse("advisory:registration_cancel", args=[row.pk]) for row in (own, other)]

    assert as_user(cast.coordinator).post(cancel[0]).status_code == 404
    assert as_user(cast.owner).post(cancel[1]).status_code == 404
    assert as_user(cast.owner).post(cancel[0]).status_code == 302

    own.refresh_from_db(), other.refresh_from_db()
    assert (own.state, other.state) == ("cancelled", "registered")
