"""The language of the account, and the second factor of those who see much."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from ...cast import Cast

REMINDER = "protégelo con un segundo factor"


@pytest.fixture
def required(settings: Any) -> None:
    settings.REQUIRE_MFA = True


def page(client: Client, path: str = "/cuenta/perfil/") -> str:
    return client.get(path).content.decode()


@pytest.mark.parametrize("who", ["head", "coordinator", "agency", "agency_region", "administrator"])
def test_those_who_see_much_are_reminded_until_they_have_one(client: Client, cast: Cast, who: str) -> None:
    client.force_login(cast.by_role()[who])
    assert REMINDER in page(client)
    assert REMINDER not in page(client, "/cuenta/2fa/")
    TOTP.activate(cast.by_role()[who], "JBSWY3DPEHPK3PXP")
    cast.by_role()[who].__dict__.pop("_has_second_factor", None)
    client.force_login(cast.by_role()[who])
    assert REMINDER not in page(client)


@pytest.mark.parametrize("who", ["adviser", "promoter", "owner", "buyer", "association"])
def test_others_are_left_in_peace(client: Client, cast: Cast, who: str) -> None:
    client.force_login(cast.by_role()[who])
    assert REMINDER not in page(client)


def test_where_it_is_required_nothing_else_opens_before_it(client: Client, cast: Cast, required: None) -> None:
    client.force_login(cast.head)
    for path in ("/", "/cuenta/perfil/", "/cuenta/invitaciones/nueva/", "/red/"):
        assert client.get(path).headers["Location"] == "/cuenta/2fa/", path
        assert client.post(path).headers["Location"] == "/cuenta/2fa/", path


def test_setting_it_up_leaving_and_choosing_a_language_stay_open(client: Client, cast: Cast, required: None) -> None:
    client.force_login(cast.head)
    assert client.get("/cuenta/2fa/").status_code == 200
    assert client.get("/cuenta/2fa/totp/activate/").status_code == 200
    assert client.get("/cuenta/logout/").status_code == 200
    assert client.post("/cuenta/idioma/", {"language": "en"}).headers["Location"] == "/"
    assert client.get("/nowhere/").status_code == 404


def test_with_one_or_without_a_role_that_needs_it_everything_opens(client: Client, cast: Cast, required: None) -> None:
    client.force_login(cast.adviser)
    assert client.get("/cuenta/perfil/").status_code == 200
    TOTP.activate(cast.head, "JBSWY3DPEHPK3PXP")
    client.force_login(cast.head)
    assert client.get("/cuenta/perfil/").status_code == 200


def test_the_last_factor_stays_where_it_is_required(client: Client, cast: Cast, required: None) -> None:
    cast.head.set_password("una-clave-muy-larga")
    cast.head.save()
    TOTP.activate(cast.head, "JBSWY3DPEHPK3PXP")
    client.force_login(cast.head)
    client.post("/cuenta/reauthenticate/", {"password": "una-clave-muy-larga"})
    refused = client.post("/cuenta/2fa/totp/deactivate/")
    assert "tu rol lo exige" in refused.content.decode()
    Authenticator.objects.create(user=cast.head, type=Authenticator.Type.WEBAUTHN, data={"name": "x", "credential": {}})
    client.post("/cuenta/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()


def test_the_language_of_the_account_is_spoken_and_said(client: Client, cast: Cast, db: Any) -> None:
    client.force_login(cast.buyer)
    answer = client.get("/cuenta/perfil/", headers={"accept-language": "es"})
    assert answer.headers["Content-Language"] == "pt"
    assert "Sua conta" in answer.content.decode()
