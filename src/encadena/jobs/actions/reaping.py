"""Jobs whose worker is gone go back to the queue, by whichever process looks next."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import OperationalError, transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from encadena.accounts.models import User
from encadena.kernel import clock, events

from .. import errors, registry
from ..choices import State
from ..events import JobEnded
from ..models import Job
from ..queries import workers
from .running import queue_is_stored, send

LOOK_EVERY = 5.0
HANGING = timedelta(hours=1)
"""A worker that lives but has not beaten for so long is taken for hung."""


@dataclass
class _Watch:
    looked: float = -LOOK_EVERY


_watch = _Watch()


def reap_now_and_then(*, actor: User | None = None) -> int:
    """``reap``, at most every five seconds in one process: the polling screens call it. A busy database is no error."""
    if time.monotonic() - _watch.looked < LOOK_EVERY:
        return 0
    _watch.looked = time.monotonic()
    try:
        return reap(actor=actor)
    except OperationalError:
        return 0


def reap(*, actor: User | None = None) -> int:
    """Take care of every job whose worker was killed or whose message got lost; how many there were."""
    if not queue_is_stored():
        return 0
    now = clock.now()
    orphans = [j for j in Job.objects.filter(state=State.RUNNING) if _is_orphan(j, now)]
    return sum(_recover(job) for job in orphans) + sum(_resend(job) for job in _unsent(now))


def _is_orphan(job: Job, now: datetime) -> bool:
    silence = now - (job.heartbeat or job.created_at)
    alive = workers.is_alive(job.claim)
    if alive is None:
        return silence > timedelta(seconds=settings.JOBS_STALE_AFTER)
    return not alive or silence > HANGING


def _recover(job: Job) -> bool:
    """Back to the queue, or failed when its attempts are used up: a job may be what kills its worker."""
    definition = registry.definition_of(job.kind)
    give_up = job.attempts >= (definition.max_attempts if definition else 1)
    row = Job.objects.filter(pk=job.pk, claim=job.claim, state=State.RUNNING, heartbeat=job.heartbeat)
    with transaction.atomic():
        if give_up:
            error = {"code": errors.WORKER_LOST, "params": {"attempts": job.attempts}}
            taken = row.update(state=State.FAILED, claim="", error=error, finished_at=clock.now())
        else:
            taken = row.update(state=State.QUEUED, claim="", started_at=None, not_before=clock.now())
        if not taken:
            return False
        _close_task(job)
        if give_up:
            events.publish(JobEnded(job.pk, job.kind, State.FAILED))
        else:
            job.refresh_from_db()
            send(job, actor=None)
    return True


def _close_task(job: Job) -> None:
    """The row of the queue underneath would stay "running" for ever."""
    tasks = DBTaskResult.objects.filter(pk__in=[job.task_id] if job.task_id else [], status=TaskResultStatus.RUNNING)
    tasks.update(status=TaskResultStatus.FAILED, finished_at=clock.now())


def _unsent(now: datetime) -> list[Job]:
    """Waiting jobs that nobody will deliver: their worker died between taking the message and claiming the row."""
    overdue = now - timedelta(seconds=settings.JOBS_STALE_AFTER)
    waiting = list(Job.objects.filter(state=State.QUEUED, not_before__lt=overdue))
    ready = DBTaskResult.objects.filter(pk__in=[j.task_id for j in waiting if j.task_id], status=TaskResultStatus.READY)
    deliverable = {str(pk) for pk in ready.values_list("pk", flat=True)}
    return [j for j in waiting if j.task_id not in deliverable]


def _resend(job: Job) -> bool:
    with transaction.atomic():
        row = Job.objects.filter(pk=job.pk, state=State.QUEUED, task_id=job.task_id)
        if not row.update(not_before=clock.now()):
            return False
        job.refresh_from_db()
        send(job, actor=None)
    return True
