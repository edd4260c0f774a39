"""Accounts as administrators handle them."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from encadena.accounts.actions import account
from encadena.accounts.choices import Role
from encadena.accounts.errors import AccountError
from encadena.accounts.events import RoleChanged
from encadena.accounts.models import User
from encadena.audit.models import Entry
from encadena.kernel import events

from ...cast import Cast

pytestmark = pytest.mark.django_db


def test_a_new_account_has_a_confirmed_address_and_a_row_in_the_log() -> None:
    ana = account.create_account(email="Ana@x.cl", full_name="Ana", role=Role.ADVISER, password="p", actor=None)
    assert EmailAddress.objects.get(user=ana).verified
    assert not ana.is_superuser
    assert Entry.objects.get(verb="account.created").subject_id == str(ana.pk)


def test_an_address_has_one_account_whatever_its_case() -> None:
    account.create_account(email="ana@x.cl", full_name="Ana", role=Role.ADVISER, password=None, actor=None)
    with pytest.raises(AccountError, match="email_taken"):
        account.create_account(email="ANA@X.CL", full_name="Otra", role=Role.ADVISER, password=None, actor=None)


def test_who_is_deactivated_is_out_at_once_and_comes_back(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    account.deactivate(cast.adviser, actor=cast.administrator)
    assert client.get("/cuenta/perfil/").status_code == 302
    account.reactivate(cast.adviser, actor=cast.administrator)
    assert User.objects.get(pk=cast.adviser.pk).is_active
    verbs = Entry.objects.filter(subject_kind="accounts.user").values_list("verb", flat=True)
    assert list(verbs) == ["account.reactivated", "account.deactivated"]


def test_a_change_of_role_ends_sessions_and_is_told(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[RoleChanged] = []
    monkeypatch.setitem(events._subscribers, RoleChanged, [told.append])
    client.force_login(cast.adviser)
    with django_capture_on_commit_callbacks(execute=True):
        account.change_role(cast.adviser, Role.HEAD, actor=cast.administrator)
    assert client.get("/cuenta/perfil/").status_code == 302
    assert told == [RoleChanged(cast.adviser.pk, "adviser", "head")]


def test_only_administrators_are_superusers(cast: Cast) -> None:
    account.change_role(cast.adviser, Role.ADMINISTRATOR, actor=cast.administrator)
    assert cast.adviser.is_superuser
    account.change_role(cast.adviser, Role.ADVISER, actor=cast.administrator)
    assert not cast.adviser.is_superuser


def test_nobody_does_it_to_themselves(cast: Cast) -> None:
    me = cast.administrator
    with pytest.raises(AccountError, match="own_account"):
        account.deactivate(me, actor=me)
    with pytest.raises(AccountError, match="own_account"):
        account.change_role(me, Role.ADVISER, actor=me)


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (lambda ana, admin: account.reactivate(ana, actor=admin), "already_active"),
        (lambda ana, admin: account.change_role(ana, "wizard", actor=admin), "role_unknown"),
    ],
)
def test_what_makes_no_sense_is_refused(cast: Cast, action: Any, code: str) -> None:
    with pytest.raises(AccountError, match=code):
        action(cast.adviser, cast.administrator)


def test_the_same_role_again_changes_nothing(cast: Cast) -> None:
    account.change_role(cast.adviser, Role.ADVISER, actor=cast.administrator)
    assert not Entry.objects.filter(verb="account.role_changed").exists()
