"""Jobs for the tests: importable by the test process and by worker subprocesses."""

import time
from pathlib import Path
from typing import Any

from encadena.jobs.registry import Handle, Retryable, describe_error, job
from encadena.kernel.errors import DomainError


class _FlakyError(DomainError):
    retryable = True


@job(
    "tests.count",
    label="Contar",
    stop_label="Detener y conservar lo contado",
    describe=lambda note: f"van {note['rows']}",
    describe_result=lambda result: f"se contaron {result['rows']}",
    link=lambda job: f"/contado/{job.pk}/",
    steady=True,
)
def count(handle: Handle, *, to: int) -> dict[str, Any]:
    for row in range(1, to + 1):
        handle.check()
        handle.progress(row / to, {"rows": row})
    return {"rows": to}


@job("tests.broken_rule", label="Romper una regla")
def broken_rule(handle: Handle, *, amount: str = "12.5") -> None:
    raise DomainError("tests_too_much", amount=amount, thing=object)


@job("tests.surprise", label="Sorpresa")
def surprise(handle: Handle) -> None:
    raise ZeroDivisionError("nobody expected this")


@job("tests.flaky", label="Intermitente")
def flaky(handle: Handle, *, fails: int, memory: str) -> dict[str, Any]:
    """Fails ``fails`` times; remembers in a file how often it was called."""
    path = Path(memory)
    called = len(path.read_text()) if path.exists() else 0
    path.write_text("x" * (called + 1))
    if called < fails:
        raise (Retryable() if called else _FlakyError("tests_busy"))
    return {"called": called + 1}


@job("tests.obedient", label="Obediente")
def obedient(handle: Handle, *, stop_at: int) -> dict[str, Any]:
    """Asks itself to stop in the middle, as a person would from the screen."""
    from encadena.jobs import actions
    from encadena.jobs.models import Job

    for step in range(10):
        if step == stop_at:
            actions.cancel(Job.objects.get(pk=handle.job_id), actor=handle.actor)
        handle.check()
    return {}


@job("tests.keeps_best", label="Planificar")
def keeps_best(handle: Handle) -> dict[str, Any]:
    from encadena.jobs import actions
    from encadena.jobs.models import Job

    best = 0
    while not handle.cancelled():
        best += 1
        if best == 3:
            actions.cancel(Job.objects.get(pk=handle.job_id), actor=handle.actor)
    return {"best": best}


@job("tests.slow", label="Lento", max_attempts=3)
def slow(handle: Handle, *, marks: str, seconds: float) -> dict[str, Any]:
    """Writes a line per attempt, then works in small steps."""
    with Path(marks).open("a") as file:
        file.write(f"attempt of job {handle.job_id}\n")
    first = len(Path(marks).read_text().splitlines()) == 1
    end = time.monotonic() + (seconds if first else 0.2)
    while (left := end - time.monotonic()) > 0:
        handle.progress(max(0.05, 1 - left / seconds), {"left": round(left, 1)})
        handle.check()
        time.sleep(0.02)
    return {"finished": True}


@job("tests.long_write", label="Escritura larga")
def long_write(handle: Handle, *, seconds: float) -> dict[str, Any]:
    """Tells its progress while a write transaction of its own is open."""
    from django.db import transaction

    from encadena.jobs.models import Job

    with transaction.atomic():
        Job.objects.create(kind="tests.trace", state="done", announced=True)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            handle.progress(0.5, {"inside": True})
            time.sleep(0.05)
    return {}


def sentence(code: str, params: dict[str, Any]) -> str | None:
    return f"Sobran {params['amount']}." if code == "tests_too_much" else None


describe_error(sentence, prefix="tests_")
