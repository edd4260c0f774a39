"""Coming in: password, second factor, forgotten password, another address; every page in the reader's language."""

import re
from pathlib import Path
from typing import Any

import allauth
import polib
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.core.cache.backends import locmem
from django.test import Client
from django.utils.html import strip_tags

from encadena.accounts.actions.account import create_account
from encadena.accounts.choices import Role
from encadena.accounts.models import User

PASSWORD = "una-clave-muy-larga"
SECRET = "JBSWY3DPEHPK3PXP"
LOGIN = "/cuenta/login/"


@pytest.fixture(autouse=True)
def _no_memory_of_earlier_attempts(db: None) -> None:
    cache.clear()


@pytest.fixture
def ana(db: None) -> User:
    return create_account(email="ana@x.cl", full_name="Ana", role=Role.ADVISER, password=PASSWORD, actor=None)


def enter(client: Client, password: str = PASSWORD, **more: str) -> Any:
    return client.post(LOGIN, {"login": "ana@x.cl", "password": password, **more})


def code_now() -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(SECRET, counter))


def words_of(response: Any) -> str:
    body = re.sub(r"(?s)<(script|style|noscript)\b.*?</\1>", " ", response.content.decode())
    return " ".join(strip_tags(body).split())


def test_a_password_opens_the_home_page(client: Client, ana: User) -> None:
    assert enter(client).headers["Location"] == "/"
    assert client.get("/cuenta/perfil/").status_code == 200


def test_a_wrong_password_says_what_to_do_without_saying_who_exists(client: Client, ana: User) -> None:
    known = words_of(enter(client, "otra"))
    unknown = words_of(client.post(LOGIN, {"login": "nadie@x.cl", "password": "otra"}))
    assert "El correo o la contraseña no coinciden" in known
    assert known.replace("ana@x.cl", "") == unknown.replace("nadie@x.cl", "")


def test_too_many_wrong_passwords_close_the_door_for_a_while(client: Client, ana: User) -> None:
    for _ in range(12):
        response = enter(client, "otra")
    assert "Demasiados intentos" in words_of(response) or response.status_code == 429
    assert not enter(client).has_header("Location")


def test_too_many_requests_get_a_page_of_ours(client: Client, db: None) -> None:
    statuses = []
    for _ in range(40):
        response = client.post("/cuenta/password/reset/", {"email": "a@x.cl"})
        statuses.append(response.status_code)
    assert 429 in statuses
    assert "Espera un momento" in words_of(response)


def test_the_limit_holds_in_every_process_and_after_a_restart(client: Client, ana: User) -> None:
    for _ in range(12):
        enter(client, "otra")
    for kept in (*locmem._caches.values(), *locmem._expire_info.values()):
        kept.clear()  # what another process would not know
    assert not enter(Client()).has_header("Location")


def test_a_deactivated_account_does_not_come_in(client: Client, ana: User) -> None:
    User.objects.filter(pk=ana.pk).update(is_active=False)
    response = client.post(LOGIN, {"login": "ana@x.cl", "password": PASSWORD}, follow=True)
    assert "desactivada" in words_of(response)
    assert "_auth_user_id" not in client.session


def test_signing_in_gives_a_new_session(client: Client, ana: User) -> None:
    client.get(LOGIN)
    client.session.save()
    client.cookies["sessionid"] = planted = "a" * 32
    enter(client)
    assert client.cookies["sessionid"].value != planted
    assert client.session.session_key != planted


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("/cuenta/perfil/", "/cuenta/perfil/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("http:///evil.example", "/"),
    ],
)
def test_after_signing_in_nobody_is_sent_elsewhere(client: Client, ana: User, wanted: str, given: str) -> None:
    assert enter(client, next=wanted).headers["Location"] == given


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_nor_after_signing_out_nor_after_choosing_a_language(client: Client, ana: User, wanted: str) -> None:
    chosen = client.post("/cuenta/idioma/", {"language": "en", "next": wanted})
    assert "evil" not in chosen.headers["Location"]
    client.force_login(ana)
    assert "evil" not in client.post("/cuenta/logout/", {"next": wanted}).headers["Location"]


def test_leaving_takes_a_post(client: Client, ana: User) -> None:
    client.force_login(ana)
    assert client.get("/cuenta/logout/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/cuenta/logout/").headers["Location"] == LOGIN
    assert "_auth_user_id" not in client.session


def test_nobody_makes_an_account_alone(client: Client, db: None) -> None:
    page = words_of(client.get("/cuenta/signup/"))
    assert "Necesitas una invitación" in page
    client.post("/cuenta/signup/", {"email": "yo@x.cl", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.exists()


def test_the_code_of_the_application_is_asked_after_the_password(client: Client, ana: User) -> None:
    TOTP.activate(ana, SECRET)
    assert enter(client).headers["Location"] == "/cuenta/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
    assert "El código no es correcto" in words_of(client.post("/cuenta/2fa/authenticate/", {"code": "000000"}))
    assert client.post("/cuenta/2fa/authenticate/", {"code": code_now()}).headers["Location"] == "/"
    assert client.get("/cuenta/perfil/").status_code == 200


def test_a_recovery_code_opens_once(client: Client, ana: User) -> None:
    TOTP.activate(ana, SECRET)
    code = RecoveryCodes.activate(ana).get_unused_codes()[0]
    enter(client)
    assert client.post("/cuenta/2fa/authenticate/", {"code": code}).headers["Location"] == "/"
    client.post("/cuenta/logout/")
    enter(client)
    assert client.post("/cuenta/2fa/authenticate/", {"code": code}).status_code == 200


def test_the_application_is_set_up_after_proving_who_one_is(client: Client, ana: User) -> None:
    enter(client)
    asked = client.get("/cuenta/2fa/totp/activate/")
    assert asked.headers["Location"].startswith("/cuenta/reauthenticate/")
    client.post(asked.headers["Location"], {"password": PASSWORD})
    page = client.get("/cuenta/2fa/totp/activate/")
    assert 'src="data:image/svg+xml' in page.content.decode()
    secret = page.context["form"].secret
    counter = next(iter(yield_hotp_counters_from_time()))
    code = format_hotp_value(hotp_value(secret, counter))
    done = client.post("/cuenta/2fa/totp/activate/", {"code": code}, follow=True)
    assert "Códigos de recuperación" in words_of(done)
    assert Authenticator.objects.filter(user=ana).count() == 2
    assert get_adapter().decrypt(Authenticator.objects.get(type="totp").data["secret"]) == secret


def test_codes_can_be_taken_away_as_a_file(client: Client, ana: User) -> None:
    TOTP.activate(ana, SECRET)
    codes = RecoveryCodes.activate(ana).get_unused_codes()
    enter(client)
    client.post("/cuenta/2fa/authenticate/", {"code": code_now()})
    client.post("/cuenta/reauthenticate/", {"password": PASSWORD})
    assert client.get("/cuenta/2fa/recovery-codes/download/").content.decode().split() == codes


def test_a_forgotten_password_is_chosen_again_through_a_mail(client: Client, ana: User) -> None:
    client.post("/cuenta/password/reset/", {"email": "ana@x.cl"})
    [message] = mail.outbox
    assert message.subject == "Encadena: Elige una contraseña nueva"
    link = re.search(r"http://testserver(\S+)", message.body)
    assert link
    form = client.get(link[1], follow=True)
    path = form.request["PATH_INFO"]
    assert "no son iguales" in words_of(client.post(path, {"password1": "otra-clave-larga", "password2": "x"}))
    done = client.post(path, {"password1": "otra-clave-larga", "password2": "otra-clave-larga"}, follow=True)
    assert "Contraseña cambiada" in words_of(done)
    assert enter(client, "otra-clave-larga").headers["Location"] == "/"
    assert "ya no sirve" in words_of(Client().get(link[1], follow=True))


def test_asking_for_an_unknown_address_looks_the_same_and_sends_nothing(client: Client, ana: User) -> None:
    known = client.post("/cuenta/password/reset/", {"email": "ana@x.cl"}, follow=True)
    unknown = client.post("/cuenta/password/reset/", {"email": "nadie@x.cl"}, follow=True)
    assert words_of(known) == words_of(unknown)
    assert [message.to for message in mail.outbox] == [["ana@x.cl"]]


def test_an_address_changes_once_the_new_one_is_confirmed(client: Client, ana: User) -> None:
    enter(client)
    client.post("/cuenta/email/", {"email": "ana.soto@x.cl", "action_add": ""})
    ana.refresh_from_db()
    assert ana.email == "ana@x.cl"
    link = re.search(r"http://testserver(\S+)", mail.outbox[-1].body)
    assert link
    assert "ana.soto@x.cl" in words_of(client.get(link[1]))
    client.post(link[1])
    ana.refresh_from_db()
    assert ana.email == "ana.soto@x.cl"
    assert EmailAddress.objects.get(user=ana).verified


def test_the_old_address_hears_of_a_changed_password(client: Client, ana: User) -> None:
    enter(client)
    new = {"password1": "otra-clave-larga", "password2": "otra-clave-larga"}
    wrong = client.post("/cuenta/password/change/", {"oldpassword": "x", **new})
    assert "no es tu contraseña actual" in words_of(wrong)
    client.post("/cuenta/password/change/", {"oldpassword": PASSWORD, **new})
    assert "Si no fuiste tú" in mail.outbox[-1].body
    assert client.get("/cuenta/perfil/").status_code == 200, "one's own session goes on"


def test_other_sessions_can_be_closed(client: Client, ana: User) -> None:
    elsewhere = Client()
    for one in (elsewhere, client):
        enter(one)
        one.get("/cuenta/sessions/")
    assert "Cerrar las demás sesiones" in words_of(client.get("/cuenta/sessions/"))
    client.post("/cuenta/sessions/")
    assert elsewhere.get("/cuenta/perfil/").status_code == 302
    assert client.get("/cuenta/perfil/").status_code == 200


HOLLOW = '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}'


@pytest.mark.parametrize("rubbish", ["", "x", "{}", "[]", "1", '{"id": "x"}', HOLLOW])
def test_a_credential_that_makes_no_sense_is_refused(client: Client, ana: User, rubbish: str) -> None:
    client.get("/cuenta/2fa/webauthn/login/", headers={"accept": "application/json"})
    response = client.post("/cuenta/2fa/webauthn/login/", {"credential": rubbish})
    assert response.headers["Location"] == LOGIN
    enter(client)
    client.post("/cuenta/reauthenticate/", {"password": PASSWORD})
    client.get("/cuenta/2fa/webauthn/add/")
    assert client.post("/cuenta/2fa/webauthn/add/", {"credential": rubbish}).status_code == 200
    assert not Authenticator.objects.exists()


def test_options_for_a_passkey_are_given_before_signing_in(client: Client, db: None) -> None:
    options = client.get("/cuenta/2fa/webauthn/login/", headers={"accept": "application/json"}).json()
    assert options["request_options"]["publicKey"]["challenge"]


# --- languages -----------------------------------------------------------------------------------------------------
OUTSIDE = ["login", "signup", "inactive", "password/reset", "password/reset/done", "confirm-email", "confirm-email/x"]
OUTSIDE += ["password/reset/key/1-x", "password/reset/key/done"]
INSIDE = ["perfil", "logout", "email", "password/change", "reauthenticate", "2fa", "2fa/totp/activate", "sessions"]
INSIDE += [
    "2fa/webauthn",
    "2fa/webauthn/add",
    "2fa/recovery-codes",
    "2fa/recovery-codes/generate",
    "2fa/totp/deactivate",
]
CATALOGUE = polib.pofile(str(Path(allauth.__file__).parent / "locale/es/LC_MESSAGES/django.po"))
ENGLISH = {" ".join(strip_tags(e.msgid).split()) for e in CATALOGUE if len(e.msgid.split()) > 1 and "%(" not in e.msgid}


@pytest.mark.parametrize("language", ["es", "pt"])
def test_no_page_about_signing_in_speaks_english(client: Client, ana: User, language: str) -> None:
    """None of allauth's own sentences is left on a page, in whatever state."""
    User.objects.filter(pk=ana.pk).update(language=language)
    header = {"accept-language": language}
    pages = [client.get(f"/cuenta/{path}/", headers=header) for path in OUTSIDE]
    pages.append(client.post(LOGIN, {"login": "x", "password": ""}, headers=header))
    enter(client)
    client.post("/cuenta/reauthenticate/", {"password": PASSWORD})
    pages += [client.get(f"/cuenta/{path}/", follow=True) for path in INSIDE]
    TOTP.activate(ana, SECRET)
    RecoveryCodes.activate(ana)
    pages += [client.get(f"/cuenta/{path}/", follow=True) for path in INSIDE]
    for page in pages:
        assert page.status_code in {200, 404}, page.request["PATH_INFO"]
        assert f'<html lang="{language}"' in page.content.decode()
        words = words_of(page)
        found = {sentence for sentence in ENGLISH if sentence in words}
        left = {sentence for sentence in found if re.search(rf"\b{re.escape(sentence)}(?!\w)", words)}
        assert left == set(), page.request["PATH_INFO"]


def test_english_is_english(client: Client, db: None) -> None:
    page = words_of(client.get(LOGIN, headers={"accept-language": "en"}))
    assert "Sign in" in page
    assert "Contraseña" not in page


def test_the_account_decides_the_language_not_the_browser(client: Client, ana: User) -> None:
    client.force_login(ana)
    client.post("/cuenta/idioma/", {"language": "en"})
    ana.refresh_from_db()
    assert ana.language == "en"
    assert '<html lang="en"' in client.get("/cuenta/perfil/", headers={"accept-language": "pt"}).content.decode()
