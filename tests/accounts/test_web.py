"""Signing in with a real browser, as people do: passkeys included, under the strict headers."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail

from encadena.accounts.actions.account import create_account
from encadena.accounts.choices import Role
from encadena.accounts.models import User

from ..browser import PHONE, screenshot
from ..factories import a_centre

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "una-clave-muy-larga"


@pytest.fixture
def ana(live_server: Any) -> User:
    return create_account(email="ana@x.cl", full_name="Ana Soto", role=Role.ADVISER, password=PASSWORD, actor=None)


def enter(page: Any) -> None:
    page.goto("/cuenta/login/")
    page.get_by_label("Correo").fill("ana@x.cl")
    page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Entrar", exact=True).click()
    page.wait_for_url(page.server + "/")


def confirm_password(page: Any) -> None:
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Confirmar").click()


def leave(page: Any) -> None:
    page.goto("/cuenta/logout/")
    page.locator("main").get_by_role("button", name="Salir").click()
    page.wait_for_url("**/cuenta/login/")


def with_fingerprint(page: Any) -> Any:
    """Gives the browser an authenticator that always recognises its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def test_a_passkey_is_saved_and_then_opens_alone(browser_page: Any, ana: User) -> None:
    page = browser_page
    with_fingerprint(page)
    enter(page)
    page.goto("/cuenta/2fa/webauthn/add/")
    confirm_password(page)
    page.get_by_label("Nombre de la llave").fill("Notebook de Ana")
    page.get_by_label("Entrar solo con esta llave").check()
    screenshot(page, "accounts-passkey-add")
    page.get_by_role("button", name="Guardar llave").click()
    page.get_by_text("Cada uno sirve una vez").wait_for()  # recovery codes come with the first factor
    assert Authenticator.objects.get(user=ana, type="webauthn").wrap().name == "Notebook de Ana"
    assert "Llave de acceso agregada" in mail.outbox[-1].subject
    page.goto("/cuenta/2fa/webauthn/")
    screenshot(page, "accounts-passkeys")
    leave(page)
    page.get_by_role("button", name="Entrar con una llave de acceso").click()
    page.wait_for_url(page.server + "/")
    page.goto("/cuenta/perfil/")
    assert page.get_by_label("Nombre").input_value() == "Ana Soto"


def test_a_passkey_is_also_a_second_factor_after_the_password(browser_page: Any, ana: User) -> None:
    page = browser_page
    with_fingerprint(page)
    enter(page)
    page.goto("/cuenta/2fa/webauthn/add/")
    confirm_password(page)
    page.get_by_role("button", name="Guardar llave").click()
    page.get_by_text("Cada uno sirve una vez").wait_for()
    leave(page)
    page.get_by_label("Correo").fill("ana@x.cl")
    page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Entrar", exact=True).click()
    key = page.get_by_role("button", name="Usar mi llave de acceso")
    key.wait_for()
    screenshot(page, "accounts-second-factor")
    key.click()
    page.wait_for_url(page.server + "/")


def test_without_a_passkey_the_page_says_so_and_stays(browser_page: Any, ana: User) -> None:
    page = browser_page
    with_fingerprint(page)
    page.goto("/cuenta/login/")
    page.get_by_role("button", name="Entrar con una llave de acceso").click()
    page.get_by_text("No se pudo usar la llave").wait_for()
    page.complaints.clear()  # the refusal of the browser is also noted in the console


def test_the_code_application_is_set_up_on_a_phone(phone_page: Any, ana: User) -> None:
    page = phone_page
    enter(page)
    page.goto("/cuenta/2fa/totp/activate/")
    confirm_password(page)
    secret = page.get_by_label("Clave").input_value()
    screenshot(page, "accounts-totp-phone", whole=True)
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    page.get_by_label("Código de la aplicación").fill(code)
    page.get_by_role("button", name="Activar").click()
    page.get_by_text("Cada uno sirve una vez").wait_for()
    screenshot(page, "accounts-codes-phone", whole=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_an_invitation_is_sent_and_accepted(a_page: Any, live_server: Any) -> None:
    create_account(email="admin@x.cl", full_name="Alicia", role=Role.ADMINISTRATOR, password=PASSWORD, actor=None)
    admin = a_page()
    admin.goto("/cuenta/login/")
    admin.get_by_label("Correo").fill("admin@x.cl")
    admin.get_by_label("Contraseña", exact=True).fill(PASSWORD)
    admin.get_by_role("button", name="Entrar", exact=True).click()
    admin.wait_for_url(admin.server + "/")
    admin.goto("/cuenta/invitaciones/nueva/")
    admin.get_by_label("Correo").fill("bruno@x.com")
    admin.get_by_label("Nombre").fill("Bruno")
    admin.get_by_label("Rol").select_option("agency")
    assert not admin.get_by_label("Lugar").is_visible(), "the national agency works nowhere in particular"
    admin.get_by_label("Idioma de la invitación").select_option("pt")
    admin.get_by_role("button", name="Enviar invitación").click()
    admin.get_by_text("Enviamos la invitación a bruno@x.com.").wait_for()
    screenshot(admin, "accounts-invitations")
    link = re.search(r"http\S+", mail.outbox[-1].body)
    assert link
    guest = a_page(viewport=PHONE, language="pt")
    guest.goto(link[0])
    guest.get_by_text("Alicia convida você").wait_for()
    screenshot(guest, "accounts-accept-phone", whole=True)
    guest.get_by_label("Senha", exact=True).fill(PASSWORD)
    guest.get_by_label("Senha, outra vez").fill(PASSWORD)
    guest.get_by_role("button", name="Criar conta").click()
    guest.wait_for_url(guest.server + "/")
    assert User.objects.get(email="bruno@x.com").language == "pt"


def test_an_inviter_sees_only_the_places_that_fit_the_role(a_page: Any, live_server: Any) -> None:
    a_centre(name="Centro Uno")
    create_account(email="ana@x.cl", full_name="Alicia", role=Role.ADMINISTRATOR, password=PASSWORD, actor=None)
    page = a_page()
    enter(page)
    page.goto("/cuenta/invitaciones/nueva/?role=adviser")
    place = page.get_by_label("Lugar")
    shown = "select => [...select.options].filter(o => !o.hidden).map(o => o.value.split(':')[0])"
    assert set(place.evaluate(shown)) == {"centre"}
    page.get_by_label("Rol").select_option("agency_region")
    assert set(place.evaluate(shown)) == {"region"}
