"""What people change about themselves."""

from typing import Any

import pytest

from encadena.accounts.actions import profile
from encadena.accounts.errors import AccountError
from encadena.audit.models import Entry

from ...factories import a_user

pytestmark = pytest.mark.django_db


def test_a_language_is_remembered_and_logged() -> None:
    ana = a_user()
    profile.set_language(ana, "en", actor=ana)
    ana.refresh_from_db()
    assert ana.language == "en"
    assert Entry.objects.get(verb="account.updated").changes == {"language": ["es", "en"]}


def test_nothing_is_written_when_nothing_changes(django_assert_num_queries: Any) -> None:
    ana = a_user()
    profile.update_profile(ana, full_name=f" {ana.full_name} ", language="es", actor=ana)
    assert not Entry.objects.filter(verb="account.updated").exists()


def test_a_language_that_nobody_speaks_here_is_refused() -> None:
    ana = a_user()
    with pytest.raises(AccountError, match="language_unknown"):
        profile.set_language(ana, "fr", actor=ana)
