"""The page of one's own keys for programs."""

import re

from django.test import Client
from django.urls import reverse

from encadena.accounts.actions.token import create_token
from encadena.accounts.models import ApiToken
from encadena.accounts.queries.tokens import token_of

from ....cast import Cast

PAGE = "/cuenta/perfil/llaves/"


def test_a_key_is_shown_once(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    page = client.post(PAGE, {"name": "Planilla", "scopes": ["clients:read"], "days": "90"})
    secret = re.search(r'value="(enc_[^"]+)"', page.content.decode())
    assert secret is not None
    made = token_of(secret[1])
    assert made is not None
    assert (made.user, made.scopes) == (cast.adviser, ["clients:read"])
    assert f'data-copy="{secret[1]}"' in page.content.decode()
    assert secret[1] not in client.get(PAGE).content.decode()
    assert page.headers["Cache-Control"].startswith("max-age=0")


def test_what_is_missing_is_said_in_the_form(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    page = client.post(PAGE, {"name": "", "days": "90"})
    assert page.status_code == 422
    assert not ApiToken.objects.exists()


def test_revoking_has_an_undo(cast: Cast, client: Client) -> None:
    made, secret = create_token(name="Planilla", scopes=["clients:read"], days=30, actor=cast.adviser)
    client.force_login(cast.adviser)
    page = client.post(reverse("accounts:revoke_token", args=[made.pk]), follow=True)
    assert "Revocamos la llave" in page.content.decode()
    assert token_of(secret) is None
    client.post(reverse("accounts:restore_token", args=[made.pk]))
    assert token_of(secret) == made


def test_nobody_touches_the_keys_of_others(cast: Cast, client: Client) -> None:
    made, secret = create_token(name="Planilla", scopes=["clients:read"], days=30, actor=cast.adviser)
    client.force_login(cast.administrator)
    assert client.post(reverse("accounts:revoke_token", args=[made.pk])).status_code == 404
    assert token_of(secret) == made
    assert made.prefix not in client.get(PAGE).content.decode()
