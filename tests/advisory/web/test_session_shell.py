import json

import pytest

from encadena.advisory.web import session_shell
from encadena.advisory.web.session_shell import shell_in, worker_in


def test_the_shell_names_every_file_that_its_page_and_its_modules_need() -> None:
    files = shell_in("es").files
    needed = ("advisory/sessions/phone.js", "advisory/sessions/picker.js", "ui/toasts.js", "ui/vendor/tabler.min.css")
    assert {f"/static/{name}" for name in needed} <= set(files)
    assert len(set(files)) == len(files)


def test_the_shell_is_nobodys_and_speaks_the_language_asked_for() -> None:
    spanish, english = shell_in("es"), shell_in("en")
    assert "csrfmiddlewaretoken" not in spanish.html
    assert '"X-CSRFToken": ""' in spanish.html
    assert "Guardar sesión" in spanish.html
    assert "Save session" in english.html
    assert shell_in("xx") == spanish


def test_any_other_byte_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = session_shell._made("es").version
    assert session_shell._made("es").version == before
    monkeypatch.setattr(session_shell, "render_to_string", lambda *args: shell_in("es").html + " ")
    assert session_shell._made("es").version != before


def test_the_worker_begins_with_what_only_the_server_knows() -> None:
    first, _newline, rest = worker_in("es").partition("\n")
    setup = json.loads(first.removeprefix("const SETUP = ").removesuffix(";"))
    assert setup["shell"] == "/asesoria/sesiones/sin-senal/?idioma=es"
    assert (setup["logout"], setup["version"]) == ("/cuenta/logout/", shell_in("es").version)
    assert "importScripts(...SETUP.scripts);" in rest
