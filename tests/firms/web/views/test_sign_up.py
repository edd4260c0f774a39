"""Signing up for a firm by its RUT: what the person sees, and that nobody learns anything from it."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from tests.cast import Cast

from encadena.accounts.models import User
from encadena.firms.models import Representation, RepresentationRequest
from encadena.kernel import rut

URL, DONE = "/registro/", "/registro/listo/"
PDF = b"%PDF-1.7 poder"


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet(db: None) -> None:
    cache.clear()


def a_form(**fields: object) -> dict[str, object]:
    return {
        "firm_rut": "76.123.456-0", "firm_name": "Panadería Nueva", "full_name": "Nora Nueva",
        "email": "nora@example.cl", "password1": "masa-madre-2026", "password2": "masa-madre-2026",
        "proof": SimpleUploadedFile("poder.pdf", PDF), **fields,
    }  # fmt: skip


def a_rut(number: int = 76_123_456) -> str:
    return f"{number}-{rut.check_digit(number)}"


def test_signing_up_makes_an_account_without_a_firm_and_a_request(
    db: None, client: Browser, django_capture_on_commit_callbacks: object
) -> None:
    response = client.post(URL, a_form(firm_rut=a_rut()))
    assert response.headers["Location"] == DONE
    asked = RepresentationRequest.objects.get()
    assert (asked.user.role, asked.state, asked.user.email) == ("firm", "waiting", "nora@example.cl")
    assert not Representation.objects.filter(user=asked.user).exists()
    assert mail.outbox[0].to == ["nora@example.cl"]
    client.force_login(asked.user)
    assert "Estamos revisando tu comprobante" in client.get("/").content.decode()


def test_the_answer_is_the_same_for_a_registered_firm_a_stranger_and_a_known_mail(cast: Cast, client: Browser) -> None:
    answers = [
        client.post(URL, a_form(firm_rut=number, email=email)).headers["Location"]
        for number, email in (
            (cast.firm.rut, "uno@example.cl"), (a_rut(), "dos@example.cl"), (a_rut(), cast.owner.email),
        )
    ]  # fmt: skip
    assert answers == [DONE] * 3
    assert RepresentationRequest.objects.count() == 2
    assert User.objects.filter(email=cast.owner.email).count() == 1


def test_a_known_mail_is_told_to_its_owner_alone(
    cast: Cast, client: Browser, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        client.post(URL, a_form(firm_rut=a_rut(), email=cast.owner.email.upper()))
    assert [message.subject for message in mail.outbox] == ["Encadena: ya tienes una cuenta"]
    assert mail.outbox[0].to == [cast.owner.email]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"firm_rut": "76.123.456-1"}, "RUT"),
        ({"proof": SimpleUploadedFile("x.exe", b"MZ...")}, "no es un PDF"),
        ({"proof": SimpleUploadedFile("x.pdf", b"")}, "está vacío"),
        ({"proof": SimpleUploadedFile("x.pdf", b"%PDF-" + b"0" * (10 * 1024 * 1024))}, "10 MB"),
        ({"password1": "corta", "password2": "corta"}, "contraseña"),
        ({"password2": "otra-cosa-2026"}, "no son iguales"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    db: None, client: Browser, fields: dict[str, object], sentence: str
) -> None:
    response = client.post(URL, a_form(**{"firm_rut": a_rut(), **fields}))
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not User.objects.filter(email="nora@example.cl").exists()


def test_too_many_tries_from_one_address_are_refused(db: None, client: Browser) -> None:
    codes = [client.post(URL, {}).status_code for _ in range(7)]
    assert codes[0] == 200
    assert codes[-1] == 429


def test_an_owner_asks_for_another_firm_without_a_new_account(cast: Cast, client: Browser) -> None:
    client.force_login(cast.owner)
    page = client.get(URL).content.decode()
    assert "password1" not in page
    for _ in range(2):
        response = client.post(
            URL, {"firm_rut": a_rut(), "firm_name": "Otra", "proof": SimpleUploadedFile("p.pdf", PDF)}
        )
    assert RepresentationRequest.objects.filter(user=cast.owner).count() == 1
    assert "Ya enviaste una solicitud" in response.content.decode()


def test_another_role_has_nothing_to_do_here(cast: Cast, client: Browser) -> None:
    client.force_login(cast.adviser)
    client.post(URL, a_form())
    assert "Tu cuenta tiene otro rol" in client.get(URL).content.decode()
    assert not RepresentationRequest.objects.exists()


def test_the_page_is_there_in_english(db: None) -> None:
    page = Browser(headers={"accept-language": "en"}).get(URL).content.decode()
    assert "Register your firm" in page
    assert "Create a password" in page
