import json
from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def test_it_names_what_is_missing_and_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    out = StringIO()
    call_command("doctor", as_json=True, stdout=out)
    chromium = next(f for f in json.loads(out.getvalue()) if f["what"] == "Chromium")
    assert chromium["ok"] is False
    assert chromium["remedy"] == "apt-get install chromium"


def test_what_the_program_needs_is_here() -> None:
    out = StringIO()
    call_command("doctor", as_json=True, stdout=out)
    assert [f["what"] for f in json.loads(out.getvalue()) if f["needed"] and not f["ok"]] == []
