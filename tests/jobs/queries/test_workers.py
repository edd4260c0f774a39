import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from encadena.jobs.queries import worker_command, workers


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path


def test_a_worker_is_alive_while_it_is_present() -> None:
    with workers.present():
        claim = workers.new_claim()
        assert workers.is_alive(claim)
    assert workers.is_alive(claim) is None


def test_a_file_that_nobody_holds_is_of_a_dead_worker_and_is_forgotten() -> None:
    with workers.present() as token:
        claim = workers.new_claim()
    path = workers._lock_file(token)
    path.write_text("")
    assert workers.is_alive(claim) is False
    workers.forget_the_dead()
    assert not path.exists()


def test_other_machines_and_processes_that_are_no_workers_are_unknown() -> None:
    assert workers.is_alive("elsewhere/abc/def") is None
    assert workers.is_alive(workers.new_claim()) is None


def test_the_command_of_a_worker_can_be_run() -> None:
    words = [*worker_command(), "--help"]
    assert subprocess.run(words, capture_output=True, timeout=60, check=True).stdout
    assert words[0] == sys.executable
