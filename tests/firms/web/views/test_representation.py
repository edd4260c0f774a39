"""Who decides about somebody who asked to act for a firm."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.cast import Cast
from tests.factories import a_user

from encadena.accounts.models import User
from encadena.firms.actions.representation_request import ask_representation
from encadena.firms.models import Firm, Representation, RepresentationRequest
from encadena.kernel import rut

QUEUE = "/empresas/representaciones/"


def asked_for(number: str | None, name: str = "Nombre escrito", confirmed: bool = True) -> RepresentationRequest:
    person = a_user("firm", full_name="Nora Nueva")
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=confirmed)
    upload = SimpleUploadedFile("poder.pdf", b"%PDF-1.7 poder")
    return ask_representation(firm_rut=number or "", firm_name=name, upload=upload, file_name="poder.pdf", actor=person)


def decide(user: User, asked: RepresentationRequest, answer: str = "accept", reason: str = "") -> Any:
    browser = Browser()
    browser.force_login(user)
    url = reverse("firms:request_decide", args=[asked.pk])
    return browser.post(url, {"answer": answer, "reason": reason}, follow=True)


def test_accepting_gives_the_firm_and_keeps_the_proof(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    asked = asked_for(cast.firm.rut)
    with django_capture_on_commit_callbacks(execute=True):
        decide(cast.head, asked)
    asked.refresh_from_db()
    assert (asked.state, asked.firm, asked.decided_by) == ("accepted", cast.firm, cast.head)
    assert Representation.objects.filter(user=asked.user, firm=cast.firm, until=None).count() == 1
    assert cast.firm.documents.get() == asked.document
    assert mail.outbox[-1].to == [asked.user.email]


def test_deciding_twice_changes_nothing(cast: Cast) -> None:
    asked = asked_for(cast.firm.rut)
    decide(cast.head, asked, "refuse", "No es un poder")
    page = decide(cast.head, asked).content.decode()
    asked.refresh_from_db()
    assert asked.state == "refused"
    assert "ya fue respondida" in page
    assert not Representation.objects.filter(user=asked.user).exists()


def test_refusing_needs_a_reason_that_the_person_reads(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    asked = asked_for(cast.firm.rut)
    assert "Falta el motivo" in decide(cast.head, asked, "refuse").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        decide(cast.head, asked, "refuse", "La foto no se lee")
    assert "La foto no se lee" in mail.outbox[-1].body
    browser = Browser()
    browser.force_login(asked.user)
    assert "La foto no se lee" in browser.get("/").content.decode()


def test_an_unconfirmed_mail_is_not_accepted(cast: Cast) -> None:
    asked = asked_for(cast.firm.rut, confirmed=False)
    assert "todavía no está confirmado" in decide(cast.head, asked).content.decode()
    assert not Representation.objects.filter(user=asked.user).exists()


def test_a_firm_that_nobody_registered_is_the_administrators_and_comes_into_being(cast: Cast) -> None:
    asked = asked_for(f"76123456{rut.check_digit(76_123_456)}", "Panadería Nueva")
    assert decide(cast.head, asked).status_code == 404
    decide(cast.administrator, asked)
    assert Representation.objects.get(user=asked.user).firm == Firm.objects.get(name="Panadería Nueva")


def test_the_queue_of_a_head_holds_her_centres_firms_only(cast: Cast, client: Browser) -> None:
    asked_for(cast.firm.rut, "La mía")
    rivals = asked_for(cast.rival_firm.rut, "La del rival")
    client.force_login(cast.head)
    page = client.get(QUEUE).content.decode()
    assert "La mía" in page
    assert "La del rival" not in page
    assert client.get(reverse("firms:request_proof", args=[rivals.pk])).status_code == 404


@pytest.mark.parametrize("who", ["adviser", "owner", "agency", "promoter"])
def test_others_do_not_decide(cast: Cast, who: str) -> None:
    asked = asked_for(cast.firm.rut)
    assert decide(cast.by_role()[who], asked).status_code == 403
    asked.refresh_from_db()
    assert asked.state == "waiting"


def test_an_empty_queue_says_what_will_come(cast: Cast, client: Browser) -> None:
    client.force_login(cast.head)
    assert "Nadie espera respuesta" in client.get(QUEUE).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_costs_the_same_for_one_and_three(
    cast: Cast, client: Browser, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        asked_for(cast.firm.rut)
    client.force_login(cast.head)
    client.get(QUEUE)
    with django_assert_num_queries(5):
        client.get(QUEUE)
