"""Real worker processes on a database of their own: an SQLite file, or a fresh PostgreSQL database."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

pytestmark = pytest.mark.thorough
ROOT = Path(__file__).parents[3]
FIELDS = ("state", "progress", "attempts", "note", "result", "cancel_requested")


@dataclass
class Stage:
    """Runs ``tests.jobs.stage`` in processes that share one database."""

    env: dict[str, str]

    def run(self, *words: str) -> str:
        done = subprocess.run(self._command(words), env=self.env, cwd=ROOT, capture_output=True, text=True, timeout=180)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, *words: str, **more: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command(words), env={**self.env, **more}, cwd=ROOT, stderr=subprocess.DEVNULL)

    def enqueue(self, kind: str, **args: Any) -> str:
        return self.run("enqueue", kind, json.dumps(args)).strip()

    def show(self, pk: str) -> dict[str, Any]:
        """The row, read beside Django: what another process sees."""
        sql = f"SELECT {', '.join(FIELDS)} FROM jobs_job WHERE id = {int(pk)}"  # noqa: S608
        with closing(self._connect()) as other:
            row = dict(zip(FIELDS, other.execute(sql).fetchone(), strict=True))
        return {
            name: json.loads(v) if name in {"note", "result"} and isinstance(v, str) else v for name, v in row.items()
        }

    def workers(self) -> list[Path]:
        return list((Path(self.env["ENCADENA_HOME"]) / "workers").glob("*.lock"))

    def _connect(self) -> Any:
        if connection.vendor == "postgresql":
            return psycopg.connect(self.env["DATABASE_URL"])
        return sqlite3.connect(Path(self.env["ENCADENA_HOME"]) / "encadena.sqlite3", timeout=30)

    def _command(self, words: tuple[str, ...]) -> list[str]:
        return [sys.executable, "-m", "tests.jobs.stage", *words]

    def until(self, pk: str, true: Callable[[dict[str, Any]], bool], seconds: float = 120) -> dict[str, Any]:
        end = time.monotonic() + seconds
        while not true(job := self.show(pk)):
            assert time.monotonic() < end, job
            time.sleep(0.05)
        return job


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    home = tmp_path_factory.mktemp("home")
    env = {**os.environ, "ENCADENA_HOME": str(home), "DJANGO_SETTINGS_MODULE": "tests.jobs.stage_settings"}
    name = f"encadena_stage_{uuid4().hex[:8]}"
    server = env.get("DATABASE_URL", "") if connection.vendor == "postgresql" else ""
    if server:
        _on_server(django_db_blocker, f'CREATE DATABASE "{name}"')
        env["DATABASE_URL"] = f"{server.rpartition('/')[0]}/{name}"
    for app in ("jobs", "django_tasks_database"):
        migrate = [sys.executable, "-m", "django", "migrate", app, "--skip-checks", "-v0"]
        subprocess.run(migrate, env=env, cwd=ROOT, check=True)
    yield env
    if server:
        _on_server(django_db_blocker, f'DROP DATABASE "{name}" WITH (FORCE)')


def _on_server(blocker: Any, sql: str) -> None:
    with blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def stage(database: dict[str, str]) -> Stage:
    return Stage(database)


def test_a_killed_worker_leaves_its_job_to_the_next_one(stage: Stage, tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    pk = stage.enqueue("tests.slow", marks=str(marks), seconds=300)
    first = stage.start("work")
    stage.until(pk, lambda job: job["state"] == "running" and job["note"] != {})
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert stage.show(pk)["state"] == "running"

    stage.run("work", "--once")
    job = stage.show(pk)
    assert (job["state"], job["attempts"], job["result"]) == ("done", 2, {"finished": True})
    assert marks.read_text().count("attempt") == 2


def test_progress_is_seen_while_it_runs_and_a_wish_to_stop_is_heard(stage: Stage, tmp_path: Path) -> None:
    pk = stage.enqueue("tests.slow", marks=str(tmp_path / "marks"), seconds=300)
    worker = stage.start("work", "--once")
    before = stage.until(pk, lambda job: job["note"] != {})
    stage.until(pk, lambda job: job["note"] != before["note"])
    stage.run("cancel", pk)
    assert worker.wait(timeout=90) == 0
    assert stage.show(pk)["state"] == "cancelled"


def test_a_worker_told_to_leave_gives_its_job_back_without_counting_the_attempt(stage: Stage, tmp_path: Path) -> None:
    pk = stage.enqueue("tests.slow", marks=str(tmp_path / "marks"), seconds=300)
    worker = stage.start("work", ENCADENA_JOBS_GRACE="0.1")
    stage.until(pk, lambda job: job["note"] != {})
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=90) == 0
    job = stage.show(pk)
    assert (job["state"], job["attempts"]) == ("queued", 0)
    stage.run("work", "--once")
    assert stage.show(pk)["state"] == "done"


def test_a_worker_told_to_leave_finishes_a_short_job(stage: Stage, tmp_path: Path) -> None:
    pk = stage.enqueue("tests.slow", marks=str(tmp_path / "marks"), seconds=6)
    worker = stage.start("work", ENCADENA_JOBS_GRACE="30")
    stage.until(pk, lambda job: job["state"] != "queued")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=90) == 0
    assert stage.show(pk)["state"] == "done"


def test_an_idle_worker_leaves_at_once(stage: Stage) -> None:
    before = set(stage.workers())
    worker = stage.start("work")
    _until(lambda: set(stage.workers()) - before)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=60) == 0


def test_a_worker_ends_with_the_process_that_started_it(stage: Stage) -> None:
    words = stage._command(("work", "--with-parent"))
    parent_code = (
        f"import os, subprocess, time; words = [*{words!r}, str(os.getpid())];"
        "print(subprocess.Popen(words).pid, flush=True); time.sleep(600)"
    )
    before = set(stage.workers())
    parent = subprocess.Popen([sys.executable, "-c", parent_code], env=stage.env, cwd=ROOT, stdout=subprocess.PIPE)
    assert parent.stdout
    child = int(parent.stdout.readline())
    _until(lambda: set(stage.workers()) - before)
    parent.kill()
    parent.wait()
    _until(lambda: not _runs(child))


def test_a_worker_whose_parent_ended_before_it_began_ends_too(stage: Stage) -> None:
    parent = subprocess.Popen([sys.executable, "-c", ""])
    parent.wait()
    worker = stage.start("work", "--with-parent", str(parent.pid))
    assert worker.wait(timeout=60) in {0, -signal.SIGTERM}  # told before or after it listens to signals


def _until(true: Callable[[], object]) -> None:
    end = time.monotonic() + 120
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    """Whether a process exists that is more than a row of the process table waiting to be collected."""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def test_progress_told_inside_a_transaction_arrives(stage: Stage) -> None:
    """At once on PostgreSQL; on SQLite, where a write shuts out every other writer, when the transaction has ended."""
    pk = stage.enqueue("tests.long_write", seconds=8)
    worker = stage.start("work", "--once")
    if connection.vendor == "postgresql":
        assert stage.until(pk, lambda job: job["note"] == {"inside": True})["state"] == "running"
    assert worker.wait(timeout=90) == 0
    job = stage.show(pk)
    assert (job["state"], job["note"], job["attempts"]) == ("done", {"inside": True}, 1)
