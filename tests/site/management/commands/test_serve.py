import pytest
import waitress
import waitress.server
from django.core.management import CommandError, call_command

from encadena.kernel import ahead
from encadena.site.management.commands import serve


def test_a_database_without_tables_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_database_is_behind", lambda: True)
    with pytest.raises(CommandError, match="encadena migrate"):
        call_command("serve")


@pytest.mark.django_db
def test_a_prepared_database_is_not_behind() -> None:
    assert not serve._database_is_behind()


@pytest.mark.django_db
def test_what_takes_long_to_load_is_loaded_beside_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    server = waitress.server.BaseWSGIServer
    monkeypatch.setattr(server, "channel_class", server.channel_class)
    monkeypatch.setattr(serve.signal, "signal", lambda *_: None)
    monkeypatch.setattr(serve, "_keep_live", lambda *_: None)
    monkeypatch.setattr(ahead, "begin", lambda: begun.append("ahead"))
    monkeypatch.setattr(waitress, "serve", lambda *_, **__: begun.append("pages"))
    call_command("serve", "--without-worker")
    assert begun == ["ahead", "pages"]
