"""Answering an invitation, on screen."""

from datetime import timedelta

import pytest
from django.test import Client

from encadena.accounts.models import Invitation, User
from encadena.accounts.queries.invitations import hash_of
from encadena.kernel import clock
from encadena.network.models import Post

from ....cast import Cast

ANSWER = {
    "full_name": "Nina Nueva",
    "language": "es",
    "password1": "una-clave-muy-larga",
    "password2": "una-clave-muy-larga",
}
LINK = "/cuenta/invitacion/ficha/"


@pytest.fixture
def invitation(cast: Cast) -> Invitation:
    return Invitation.objects.create(
        email="nina@x.cl",
        full_name="Nina",
        role="adviser",
        place=f"centre:{cast.centre.pk}",
        token_hash=hash_of("ficha"),
        invited_by=cast.head,
        expires_at=clock.now() + timedelta(days=1),
    )


def test_a_click_a_password_and_one_is_in(client: Client, cast: Cast, invitation: Invitation) -> None:
    page = client.get(LINK).content.decode()
    assert "Hilda Jefa te invita con el rol «Asesoría»" in page
    assert 'value="Nina"' in page
    assert client.post(LINK, ANSWER).headers["Location"] == "/"
    nina = User.objects.get(email="nina@x.cl")
    assert client.session["_auth_user_id"] == str(nina.pk)
    assert Post.objects.get(user=nina).centre == cast.centre


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"password2": "otra"}, "no son iguales"),
        ({"password1": "corta", "password2": "corta"}, "corta"),
        ({"password1": "nina-nueva-nina", "password2": "nina-nueva-nina"}, "similar"),
        ({"full_name": ""}, "obligatorio"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    client: Client, invitation: Invitation, fields: dict[str, str], reason: str
) -> None:
    given = {**ANSWER, "full_name": "nina-nueva-nina", **fields}
    assert reason in client.post(LINK, given).content.decode()
    assert not User.objects.filter(email="nina@x.cl").exists()


@pytest.mark.parametrize(
    ("state", "status", "reason"),
    [
        ({"token_hash": "x"}, 404, "no es de ninguna invitación"),
        ({"accepted_at": clock.now()}, 410, "ya se usó"),
        ({"withdrawn_at": clock.now()}, 410, "fue retirada"),
        ({"expires_at": clock.now()}, 410, "venció"),
    ],
)
def test_a_link_that_no_longer_works_says_why_and_what_to_do(
    client: Client, invitation: Invitation, state: dict[str, object], status: int, reason: str
) -> None:
    Invitation.objects.update(**state)
    for answer in (client.get(LINK), client.post(LINK, ANSWER)):
        assert answer.status_code == status
        assert reason in answer.content.decode()
    assert not User.objects.filter(email="nina@x.cl").exists()


def test_it_speaks_the_language_that_the_inviter_chose(client: Client, invitation: Invitation) -> None:
    Invitation.objects.update(language="pt")
    assert "Crie sua conta" in client.get(LINK, headers={"accept-language": "es"}).content.decode()
    client.post("/cuenta/idioma/", {"language": "en"})
    assert "Create your account" in client.get(LINK).content.decode()


def test_who_is_signed_in_as_somebody_else_is_told_so(client: Client, cast: Cast, invitation: Invitation) -> None:
    client.force_login(cast.rival)
    assert "Estás en la cuenta de Raúl Rival" in client.get(LINK).content.decode()
    client.post(LINK, ANSWER)
    assert not User.objects.filter(email="nina@x.cl").exists()
