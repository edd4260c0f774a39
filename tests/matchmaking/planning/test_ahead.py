import subprocess
import sys
from typing import Any

import pytest

from encadena.engines.rounds.repair.place import kernel as repair_kernel
from encadena.kernel import ahead as offered
from encadena.matchmaking.planning import ahead

Calls = list[str]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What was done; a machine where nothing is compiled, until the other process ran."""
    done: Calls = []

    def run(command: list[str], **_said: Any) -> None:
        done.append("compiled")
        assert command[0] == sys.executable

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(ahead.warm, "is_compiled", lambda: "compiled" in done)
    monkeypatch.setattr(ahead.warm, "repairs", lambda: done.append("loaded"))
    return done


def test_the_room_offers_it_to_processes_that_serve_people() -> None:
    assert ahead.load_repairs in offered._loads


def test_afterwards_a_repair_finds_its_machine_code() -> None:
    ahead.warm.main()
    ahead.load_repairs()
    assert repair_kernel.insert.signatures


def test_what_was_never_compiled_is_compiled_by_another_process_first(calls: Calls) -> None:
    ahead.load_repairs()
    assert calls == ["compiled", "loaded"]


def test_what_is_kept_is_only_loaded(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead.warm, "is_compiled", lambda: True)
    ahead.load_repairs()
    assert calls == ["loaded"]


def test_where_nothing_can_be_kept_nothing_is_loaded(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead.warm, "is_compiled", lambda: False)
    ahead.load_repairs()
    assert calls == ["compiled"]


def test_the_engine_is_not_loaded_to_start_the_program() -> None:
    code = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'encadena.site.settings_test'; django.setup();"
        "print([m for m in ('numba', 'encadena.engines.rounds.warm') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
