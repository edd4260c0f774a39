"""Accounts, for administrators."""

from typing import Any

import pytest
from django.test import Client

from encadena.accounts.models import User
from encadena.ui.templatetags.ui import undo_url

from ....cast import Cast
from ....factories import a_user


@pytest.fixture
def admin(cast: Cast, client: Client) -> Client:
    client.force_login(cast.administrator)
    return client


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_many_people(admin: Client, rows: int, django_assert_num_queries: Any) -> None:
    for _ in range(rows):
        a_user(full_name="Zoila Zeta")
    with django_assert_num_queries(4):  # session, user, count, rows
        page = admin.get("/cuenta/personas/", {"text": "Zoila"}).content.decode()
    assert page.count("Zoila Zeta</a>") == rows


def test_filters_are_in_the_address(admin: Client, cast: Cast) -> None:
    page = admin.get("/cuenta/personas/", {"role": "head"}).content.decode()
    assert "Hilda Jefa" in page
    assert "Ana Asesora" not in page
    assert "Nadie coincide" in admin.get("/cuenta/personas/", {"text": "xyzzy"}).content.decode()


def test_a_deactivation_can_be_undone_from_the_message(admin: Client, cast: Cast) -> None:
    ana = cast.adviser
    page = admin.post(f"/cuenta/personas/{ana.pk}/desactivar/", follow=True)
    assert not User.objects.get(pk=ana.pk).is_active
    [message] = page.context["messages"]
    assert undo_url(message) == f"/cuenta/personas/{ana.pk}/reactivar/"
    admin.post(undo_url(message))
    assert User.objects.get(pk=ana.pk).is_active


def test_an_administrator_cannot_lock_themselves_out(admin: Client, cast: Cast) -> None:
    me = cast.administrator
    assert "Desactivar" not in admin.get(f"/cuenta/personas/{me.pk}/").content.decode()
    page = admin.post(f"/cuenta/personas/{me.pk}/desactivar/", follow=True)
    assert "tu propia cuenta" in page.content.decode()
    assert User.objects.get(pk=me.pk).is_active


def test_a_role_is_changed_and_an_odd_one_refused(admin: Client, cast: Cast) -> None:
    admin.post(f"/cuenta/personas/{cast.adviser.pk}/rol/", {"role": "head"})
    assert User.objects.get(pk=cast.adviser.pk).role == "head"
    page = admin.post(f"/cuenta/personas/{cast.adviser.pk}/rol/", {"role": "wizard"}, follow=True)
    assert "No existe ese rol" in page.content.decode()
