"""Asking people in, on screen."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from encadena.accounts.models import Invitation

from ....cast import Cast

NEW = "/cuenta/invitaciones/nueva/"
LIST = "/cuenta/invitaciones/"


@pytest.fixture
def head(cast: Cast, client: Client) -> Client:
    client.force_login(cast.head)
    return client


def the_form(cast: Cast, **fields: str) -> dict[str, str]:
    centre = f"centre:{cast.centre.pk}"
    given = {"email": "nina@x.cl", "full_name": "Nina", "role": "adviser", "place": centre, "language": "es"}
    return {**given, **fields}


def test_a_head_invites_an_adviser_to_her_own_centre(
    head: Client, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    form = head.get(NEW).content.decode()
    assert "Centro Ana" in form
    assert "Centro Raúl" not in form
    assert "Agencia nacional" not in form
    with django_capture_on_commit_callbacks(execute=True):
        page = head.post(NEW, the_form(cast), follow=True).content.decode()
    assert "Enviamos la invitación a nina@x.cl." in page
    assert "pendiente" in page
    assert "http://testserver/cuenta/invitacion/" in mail.outbox[0].body


def test_what_the_list_does_not_offer_is_refused_too(head: Client, cast: Cast) -> None:
    for fields in ({"place": f"centre:{cast.rival_centre.pk}"}, {"role": "administrator"}, {"place": "region:08"}):
        assert head.post(NEW, the_form(cast, **fields)).status_code == 422
    assert not Invitation.objects.exists()


def test_what_was_typed_stays_beside_the_reason(head: Client, cast: Cast) -> None:
    page = head.post(NEW, the_form(cast, email=cast.rival.email)).content.decode()
    assert "Ya hay una cuenta con" in page
    assert 'value="Nina"' in page


def test_a_withdrawal_can_be_undone(head: Client, cast: Cast) -> None:
    head.post(NEW, the_form(cast))
    one = Invitation.objects.get()
    page = head.post(f"{LIST}{one.pk}/retirar/", follow=True).content.decode()
    assert "retirada" in page
    assert f"{LIST}{one.pk}/recuperar/" in page
    assert "pendiente" in head.post(f"{LIST}{one.pk}/recuperar/", follow=True).content.decode()


def test_sending_again_sends_again(head: Client, cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    head.post(NEW, the_form(cast))
    with django_capture_on_commit_callbacks(execute=True):
        head.post(f"{LIST}{Invitation.objects.get().pk}/reenviar/")
    assert len(mail.outbox) == 1


def test_an_answered_invitation_says_why_it_cannot_be_withdrawn(head: Client, cast: Cast) -> None:
    head.post(NEW, the_form(cast))
    Invitation.objects.update(accepted_at="2026-01-01T00:00Z")
    page = head.post(f"{LIST}{Invitation.objects.get().pk}/retirar/", follow=True).content.decode()
    assert "ya se usó" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(
    head: Client, cast: Cast, rows: int, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        head.post(NEW, the_form(cast, email=f"nina{number}@x.cl"))
    head.get(LIST)
    with django_assert_num_queries(4):  # session, user, count, rows
        page = head.get(LIST).content.decode()
    assert page.count("@x.cl</div>") == rows


def test_before_the_first_one_the_page_says_what_to_do(head: Client) -> None:
    assert "Invitar a la primera persona" in head.get(LIST).content.decode()
