"""The page of the log."""

from typing import Any

import pytest
from django.test import Client

from encadena.audit.actions import record

from ...cast import Cast
from ...factories import a_user


@pytest.fixture
def agency(cast: Cast, client: Client) -> Client:
    client.force_login(cast.agency)
    return client


def test_it_tells_what_was_done_to_whom(agency: Client, cast: Cast) -> None:
    record("account.deactivated", cast.adviser, actor=cast.administrator)
    page = agency.get("/auditoria/").content.decode()
    assert "<strong>Admin</strong> desactivó la cuenta" in " ".join(page.split())
    assert "Ana Asesora" in page
    assert "(cuenta)" in page


def test_filters_stay_in_the_address_and_narrow(agency: Client, cast: Cast) -> None:
    record("account.deactivated", cast.adviser, actor=cast.administrator)
    record("account.reactivated", cast.adviser, actor=cast.administrator)
    page = agency.get("/auditoria/", {"verb": "account.reactivated", "who": "admin"}).content.decode()
    assert "</strong> reactivó la cuenta" in page
    assert "</strong> desactivó la cuenta" not in page


def test_dates_that_make_no_sense_do_not_break_the_page(agency: Client) -> None:
    assert agency.get("/auditoria/", {"since": "ayer", "verb": "nada", "antes": "x"}).status_code == 200


def test_the_next_page_begins_where_this_one_ended(agency: Client, cast: Cast) -> None:
    for number in range(51):
        record("account.updated", a_user(full_name=f"Número {number:02}"), actor=cast.administrator)
    first = agency.get("/auditoria/")
    assert "Número 00" not in first.content.decode()
    second = agency.get("/auditoria/", {"antes": first.context["after"]}).content.decode()
    assert "Número 00" in second
    assert "Lo más reciente" in second


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_however_many_rows(
    agency: Client, cast: Cast, django_assert_num_queries: Any, rows: int
) -> None:
    for _ in range(rows):
        record("account.updated", a_user(), actor=cast.administrator, changes={"full_name": ["a", "b"]})
    with django_assert_num_queries(3):  # session, user, log
        agency.get("/auditoria/")


def test_the_story_of_an_account_is_a_panel_of_its_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.administrator)
    record("account.deactivated", cast.adviser, actor=cast.administrator)
    assert (
        f"/auditoria/cuentas/{cast.adviser.pk}/" in client.get(f"/cuenta/personas/{cast.adviser.pk}/").content.decode()
    )
    panel = client.get(f"/auditoria/cuentas/{cast.adviser.pk}/").content.decode()
    assert "desactivó la cuenta" in panel
    assert "<html" not in panel
