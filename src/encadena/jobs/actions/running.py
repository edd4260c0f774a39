"""One attempt of a job: claim its row, call the room's function, write down how it ended."""

import logging
import secrets
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

from django.conf import settings
from django.db import OperationalError, transaction
from django.db.models import F
from django.utils import translation
from django_tasks import TaskContext, task, task_backends
from django_tasks_db import DatabaseBackend

from encadena.accounts.models import User
from encadena.kernel import clock, events
from encadena.kernel.errors import DomainError

from .. import errors, registry
from ..choices import State
from ..events import JobEnded
from ..models import Job
from ..queries import row_of_attempt
from ..queries.workers import new_claim
from ..registry import Cancelled, Channel, Definition, Handle, Interrupted
from ..rules import is_retryable, pause_before, plain
from .channels import Direct, Pulse

log = logging.getLogger(__name__)

LAST_WORD_TRIES = 5


def send(job: Job, *, actor: User | None) -> None:
    """Give a queued job to the queue underneath, not before its ``not_before`` where that can wait."""
    backend = task_backends["default"]
    wait = backend.supports_defer and job.not_before > clock.now()
    parcel = run_job.using(run_after=job.not_before) if wait else run_job
    result = parcel.enqueue(job.pk)
    Job.objects.filter(pk=job.pk).update(task_id=result.id)


@task(takes_context=True)
def run_job(context: TaskContext, job_id: int, *, actor: User | None = None) -> None:
    """The only task of the queue. A second delivery of the same job finds its row claimed and does nothing."""
    claim = new_claim()
    now = clock.now()
    taken = Job.objects.filter(pk=job_id, state=State.QUEUED).update(
        state=State.RUNNING, claim=claim, attempts=F("attempts") + 1, heartbeat=now, started_at=now, progress=0
    )
    if taken:
        _attempt(Job.objects.select_related("actor").get(pk=job_id), claim)


def queue_is_stored(*, actor: User | None = None) -> bool:
    """Whether jobs wait in the database for a worker (the tests run them at once)."""
    backend: object = task_backends["default"]
    return isinstance(backend, DatabaseBackend)


def _channel(job_id: int, claim: str) -> AbstractContextManager[Channel]:
    return Pulse(job_id, claim) if queue_is_stored() else Direct(job_id, claim)


def _attempt(job: Job, claim: str) -> None:
    definition = registry.definition_of(job.kind)
    if definition is None:
        _fail(job, claim, errors.UNKNOWN_KIND, {"kind": job.kind})
        return
    try:
        result = _call(definition, job, claim)
    except Cancelled:
        _end(job, claim, State.CANCELLED)
    except Interrupted:
        _give_back(job, claim)
    except Exception as error:
        _after_error(job, claim, definition, error)
    else:
        _end(job, claim, State.DONE, progress=1, result=plain(result))


def _call(definition: Definition, job: Job, claim: str) -> Mapping[str, Any] | None:
    language = job.actor.language if job.actor else settings.LANGUAGE_CODE
    with _channel(job.pk, claim) as channel, translation.override(language):
        return definition.run(Handle(job.pk, job.actor, channel), **job.args)


def _after_error(job: Job, claim: str, definition: Definition, error: Exception) -> None:
    """A broken rule is told with its code; anything else is logged under a reference, tried again if it may help."""
    again = is_retryable(error) or isinstance(error, OperationalError)
    if again and job.attempts < definition.max_attempts:
        log.warning("job %s (%s) attempt %s: %r, will be tried again", job.pk, job.kind, job.attempts, error)
        _put_back(job, claim)
    elif isinstance(error, DomainError):
        _fail(job, claim, error.code, error.params)
    else:
        reference = secrets.token_hex(4).upper()
        log.error("job %s (%s) failed, reference %s", job.pk, job.kind, reference, exc_info=error)
        _fail(job, claim, errors.UNEXPECTED, {"reference": reference})


def _put_back(job: Job, claim: str) -> None:
    later = clock.now() + pause_before(job.attempts + 1)
    _back_to_queue(job, claim, not_before=later)


def _give_back(job: Job, claim: str) -> None:
    """The worker leaves: the attempt does not count."""
    _back_to_queue(job, claim, attempts=F("attempts") - 1)


def _back_to_queue(job: Job, claim: str, **fields: object) -> None:
    with transaction.atomic():
        if row_of_attempt(job.pk, claim).update(state=State.QUEUED, claim="", started_at=None, **fields):
            job.refresh_from_db()
            send(job, actor=None)


def _fail(job: Job, claim: str, code: str, params: Mapping[str, Any]) -> None:
    _end(job, claim, State.FAILED, error={"code": code, "params": plain(params)})


def _end(job: Job, claim: str, state: State, **fields: object) -> None:
    """The last word of an attempt; without effect when the row meanwhile belongs to another attempt."""
    for left in reversed(range(LAST_WORD_TRIES)):
        try:
            with transaction.atomic():
                if row_of_attempt(job.pk, claim).update(state=state, finished_at=clock.now(), **fields):
                    events.publish(JobEnded(job.pk, job.kind, state))
            return
        except OperationalError:
            if not left:
                raise
            time.sleep(1)
