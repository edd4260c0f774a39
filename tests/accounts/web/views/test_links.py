"""Coming in by a link from a mail, on screen."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from encadena.accounts.actions.link import issue_link, withdraw_link
from encadena.accounts.models import AccessLink
from encadena.accounts.queries.links import token_of
from encadena.accounts.web.middleware import BY_LINK
from encadena.kernel import clock

from ....cast import Cast


@pytest.fixture
def link(cast: Cast) -> AccessLink:
    return issue_link(user=cast.buyer, path="/ruedas/", actor=cast.promoter)


def address(link: AccessLink) -> str:
    return f"/cuenta/enlace/{token_of(link)}/"


def test_opening_it_signs_nobody_in_and_pressing_does(client: Client, cast: Cast, link: AccessLink) -> None:
    page = client.get(address(link))
    assert cast.buyer.full_name in page.content.decode()
    assert page.headers["Content-Language"] == "pt"
    assert "_auth_user_id" not in client.session
    assert client.post(address(link)).headers["Location"] == "/ruedas/"
    assert client.session["_auth_user_id"] == str(cast.buyer.pk)
    assert AccessLink.objects.get().last_used_at is not None


def test_a_next_in_the_address_changes_nothing(client: Client, link: AccessLink) -> None:
    answer = client.post(f"{address(link)}?next=https://elsewhere.example/", {"next": "//elsewhere.example"})
    assert answer.headers["Location"] == "/ruedas/"


def test_it_works_again_until_it_expires_and_then_offers_a_fresh_one(
    client: Client, cast: Cast, link: AccessLink, django_capture_on_commit_callbacks: object
) -> None:
    client.post(address(link))
    client.logout()
    assert client.get(address(link)).status_code == 200
    AccessLink.objects.update(expires_at=clock.now() - timedelta(days=1), created_at=clock.now() - timedelta(days=30))
    page = client.get(address(link))
    assert page.status_code == 410
    assert f"{address(link)}renovar/" in page.content.decode()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert client.post(f"{address(link)}renovar/").status_code == 200
    assert mail.outbox[-1].to == [cast.buyer.email]


def test_a_forged_link_is_not_found_and_nothing_is_sent(client: Client, link: AccessLink) -> None:
    forged = f"/cuenta/enlace/{link.pk}-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"
    assert client.get(forged).status_code == 404
    assert client.post(f"{forged}renovar/").status_code == 404
    assert mail.outbox == []


def test_withdrawing_ends_the_session_that_came_in_by_it(client: Client, cast: Cast, link: AccessLink) -> None:
    client.post(address(link))
    assert client.get("/ruedas/").status_code == 200
    withdraw_link(link, actor=cast.promoter)
    assert client.get("/ruedas/").status_code == 302
    assert "_auth_user_id" not in client.session
    assert client.get(address(link)).status_code == 410


@pytest.mark.parametrize("page", ["/cuenta/password/change/", "/cuenta/password/set/", "/cuenta/email/", "/cuenta/2fa/",
                                  "/cuenta/perfil/llaves/"])  # fmt: skip
def test_a_session_by_link_touches_nothing_that_protects_the_account(
    client: Client, link: AccessLink, page: str
) -> None:
    client.post(address(link))
    assert client.get(page).status_code == 403


def test_it_may_leave_and_choose_its_language(client: Client, cast: Cast, link: AccessLink) -> None:
    client.post(address(link))
    assert client.post("/cuenta/idioma/", {"language": "en"}).status_code == 302
    assert client.post("/cuenta/logout/").status_code == 302
    assert "_auth_user_id" not in client.session
    cast.buyer.refresh_from_db()
    assert cast.buyer.language == "en"


def test_signing_in_with_a_password_has_no_such_limits(client: Client, cast: Cast) -> None:
    client.force_login(cast.buyer)
    assert BY_LINK not in client.session
    assert client.get("/cuenta/perfil/llaves/").status_code == 200


def test_somebody_elses_session_is_not_taken_over(client: Client, cast: Cast, link: AccessLink) -> None:
    client.force_login(cast.owner)
    assert cast.owner.full_name in client.get(address(link)).content.decode()
    client.post(address(link))
    assert client.session["_auth_user_id"] == str(cast.owner.pk)


def test_pressing_too_often_is_refused_for_that_link_only(client: Client, cast: Cast, link: AccessLink) -> None:
    codes = set()
    for _ in range(12):
        codes.add(client.post(address(link)).status_code)
        client.logout()
    assert codes == {302, 429}
    other = issue_link(user=cast.owner, actor=cast.promoter)
    assert client.post(address(other)).status_code == 302
