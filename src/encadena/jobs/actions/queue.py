"""Asking for a job, stopping it, asking again."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model

from encadena.accounts.models import User
from encadena.kernel import clock, events
from encadena.kernel.errors import DomainError

from .. import errors, registry
from ..choices import OPEN, State
from ..events import JobEnded
from ..models import Job
from ..rules import plain
from .running import send


def enqueue(
    kind: str, *, args: Mapping[str, Any] | None = None, actor: User | None, subject: Model | None = None
) -> Job:
    """Ask for a job; it starts once the surrounding transaction has been committed.

    The queue lives in the same database, so a rollback takes the request with it. With the immediate backend of the
    tests the job has ended when this returns. ``subject`` is the record that the job is about (see ``latest_job``).
    """
    if registry.definition_of(kind) is None:
        raise DomainError(errors.UNKNOWN_KIND, kind=kind)
    with transaction.atomic():
        job = Job(kind=kind, args=plain(args), actor=actor)
        if subject is not None:
            job.subject_kind, job.subject_id = subject._meta.label_lower, str(subject.pk)
            job.subject_label = str(subject)[:200]
        job.save(force_insert=True)
        send(job, actor=actor)
    job.refresh_from_db()
    return job


def cancel(job: Job, *, actor: User | None) -> Job:
    """Ask a job to stop: one that waits is cancelled at once, one that runs hears it at its next check."""
    with transaction.atomic():
        now = clock.now()
        waiting = Job.objects.filter(pk=job.pk, state=State.QUEUED)
        if waiting.update(state=State.CANCELLED, cancel_requested=True, finished_at=now, announced=True):
            events.publish(JobEnded(job.pk, job.kind, State.CANCELLED))
        elif not Job.objects.filter(pk=job.pk, state=State.RUNNING).update(cancel_requested=True):
            raise DomainError(errors.NOT_OPEN)
    job.refresh_from_db()
    return job


def retry(job: Job, *, actor: User | None) -> Job:
    """Put a job that failed or was stopped back into the queue, from its beginning."""
    with transaction.atomic():
        ended = Job.objects.filter(pk=job.pk, state__in=[State.FAILED, State.CANCELLED])
        fresh: dict[str, Any] = {"progress": 0, "note": {}, "result": {}, "error": {}, "attempts": 0, "claim": ""}
        if not ended.update(
            state=State.QUEUED,
            cancel_requested=False,
            announced=False,
            not_before=clock.now(),
            started_at=None,
            finished_at=None,
            **fresh,
        ):
            raise DomainError(errors.NOT_FINISHED)
        job.refresh_from_db()
        send(job, actor=actor)
    job.refresh_from_db()
    return job


def announce(jobs: Iterable[Job], *, actor: User) -> list[Job]:
    """Mark ended jobs as told to their person; returns those that nobody else announced meanwhile."""
    open_states = list(OPEN)
    return [
        job
        for job in jobs
        if Job.objects.filter(pk=job.pk, announced=False).exclude(state__in=open_states).update(announced=True)
    ]
