"""A process beside the tests, on the environment's database: ``python -m tests.jobs.stage enqueue|cancel|work``."""

# ruff: noqa: E402, T201

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.jobs.stage_settings")

import django

django.setup()

from encadena.jobs import actions
from encadena.jobs.actions.working import stop_with_parent, work
from encadena.jobs.models import Job

from . import sample_jobs


def enqueue(kind: str, args: str) -> None:
    print(actions.enqueue(kind, args=json.loads(args), actor=None).pk)


def cancel(pk: str) -> None:
    actions.cancel(Job.objects.get(pk=pk), actor=None)


def worker(*flags: str) -> None:
    if "--with-parent" in flags:
        stop_with_parent(int(flags[-1]), actor=None)
    work(actor=None, once="--once" in flags, interval=0.1)


if __name__ == "__main__":
    assert sample_jobs
    {"enqueue": enqueue, "cancel": cancel, "work": worker}[sys.argv[1]](*sys.argv[2:])
