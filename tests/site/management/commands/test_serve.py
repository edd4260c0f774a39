import pytest
from django.core.management import CommandError, call_command

from encadena.site.management.commands import serve


def test_a_database_without_tables_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_database_is_behind", lambda: True)
    with pytest.raises(CommandError, match="encadena migrate"):
        call_command("serve")


@pytest.mark.django_db
def test_a_prepared_database_is_not_behind() -> None:
    assert not serve._database_is_behind()
