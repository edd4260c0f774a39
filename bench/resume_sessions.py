"""Whether an import survives its worker: ``python bench/resume_sessions.py [ROWS] [KILLS]``.

With the real program, in processes of their own and a database each: one clean run of ROWS sessions (91,000 unless
stated); the same file in a copy of the same folder where the worker is killed (signal 9) KILLS times while it writes
and another worker goes on; and the same file once more after each. Prints digests of what sessions, seats, clients and
the log of changes say; they have to be equal, else the exit code is 1.
"""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

TABLES = {
    "sessions": "SELECT lower(key), centre_id, adviser_id, \"on\", starts_at, mode, area_id, contact_minutes, "
    "preparation_minutes, travel_minutes, advice, substantive, specific, counts, next_action, version, withdrawn_at "
    "FROM advisory_session ORDER BY 1",
    "attended": "SELECT lower(s.key), a.client_id, a.firm_id, a.\"on\", a.minutes FROM advisory_sessionclient a "
    "JOIN advisory_session s ON s.id = a.session_id ORDER BY 1, 2",
    "clients": "SELECT id, stage, last_session_on, counted_sessions, contact_minutes FROM advisory_client ORDER BY 1",
    "log": "SELECT subject_label, context FROM audit_entry WHERE verb = 'session.logged' ORDER BY 1, 2",
}  # fmt: skip


def stage(home: Path, name: str, *more: str) -> None:
    """One step in a process of its own, as the web would do it."""
    subprocess.run([sys.executable, __file__, "stage", name, *more], check=True, env=_env(home))


def _env(home: Path) -> dict[str, str]:
    return {**os.environ, "ENCADENA_HOME": str(home)}


def _worker(home: Path) -> subprocess.Popen[bytes]:
    program = Path(sys.executable).with_name("encadena")
    return subprocess.Popen([program, "worker", "--once", "--interval", "0.2"], env=_env(home))


def _read(home: Path, question: str) -> list[Any]:
    database = next(home.glob("*.sqlite3"))
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=60) as connection:
        return connection.execute(question).fetchall()


def digests(home: Path) -> dict[str, str]:
    return {
        name: sha256(json.dumps(_read(home, question)).encode()).hexdigest()[:16] for name, question in TABLES.items()
    }


def written(home: Path) -> int:
    return int(_read(home, "SELECT count(*) FROM advisory_session")[0][0])


def work_through(home: Path) -> float:
    """Processor seconds of the worker until the queue is empty."""
    before = os.times()
    code = _worker(home).wait()
    after = os.times()
    assert code == 0, f"worker ended with {code}"
    return after.children_user + after.children_system - before.children_user - before.children_system


def kill_while_writing(home: Path, beyond: int) -> int:
    """Kill the worker once more than ``beyond`` sessions are there; how many there are then."""
    worker = _worker(home)
    while worker.poll() is None and written(home) <= beyond:
        time.sleep(0.05)
    assert worker.poll() is None, "the worker was done before it could be killed"
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    return written(home)


def _staged(name: str, count: str) -> None:
    """What runs inside a home."""
    import django
    import import_sessions
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "encadena.site.settings")
    django.setup()
    if name == "network":
        call_command("migrate", verbosity=0)
    from django.core.files import File

    from encadena.accounts.models import User
    from encadena.advisory.actions import exchange
    from encadena.advisory.choices import ExchangeJob
    from encadena.advisory.models import SheetImport
    from encadena.jobs.actions import enqueue
    from encadena.network.models import Centre

    path = Path(os.environ["ENCADENA_HOME"]) / "sesiones.xlsx"
    if name == "network":
        _centre, advisers, clients = import_sessions.network()
        import_sessions.workbook(path, import_sessions.rows(int(count), advisers, clients))
        User.objects.create(email="jefa@example.cl", full_name="Jefa", role="administrator")
    head = User.objects.get(email="jefa@example.cl")
    if name in {"network", "check"}:
        with path.open("rb") as file:
            batch = exchange.receive_sheet(
                upload=File(file), name=path.name, centre=Centre.objects.get(slug="centro"), actor=head
            )
        enqueue(ExchangeJob.CHECK, args={"import_id": batch.pk}, actor=head, subject=batch)
    if name == "apply":
        batch = SheetImport.objects.latest("pk")
        args = {"import_id": batch.pk, "only_good_rows": False}
        enqueue(ExchangeJob.APPLY, args=args, actor=head, subject=batch)
    if name == "tell":
        batch = SheetImport.objects.latest("pk")
        print(f"  {batch.state}: {batch.counts}", flush=True)


def _again(home: Path) -> dict[str, str]:
    """The same file once more, checked and applied."""
    for step in ("check", "apply"):
        stage(home, step, "0")
        work_through(home)
    stage(home, "tell", "0")
    return digests(home)


def main(count: int, kills: int) -> int:
    folder = Path(tempfile.mkdtemp(prefix="encadena-resume-"))
    clean, killed = folder / "clean", folder / "killed"
    clean.mkdir()
    stage(clean, "network", str(count))
    print(f"check: {work_through(clean):.1f} s of processor", flush=True)
    stage(clean, "apply", "0")
    shutil.copytree(clean, killed)
    print(f"apply, clean: {work_through(clean):.1f} s of processor, {written(clean):,} sessions", flush=True)
    wanted = digests(clean)
    print("clean   ", wanted, flush=True)
    for number in range(kills):
        print(f"killed at {kill_while_writing(killed, count * (number + 1) // (kills + 2)):,} sessions", flush=True)
    print(f"went on: {work_through(killed):.1f} s of processor, {written(killed):,} sessions", flush=True)
    found = {"killed  ": digests(killed), "clean, again ": _again(clean), "killed, again": _again(killed)}
    for name, digest in found.items():
        print(name, digest, flush=True)
    shutil.rmtree(folder)
    return 0 if all(digest == wanted for digest in found.values()) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["stage"]:
        _staged(*sys.argv[2:])
    else:
        numbers = [int(argument) for argument in sys.argv[1:]]
        sys.exit(main(*numbers, *(91_000, 2)[len(numbers) :]))
